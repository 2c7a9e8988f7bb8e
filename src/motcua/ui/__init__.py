"""The design system: tokens, components, icons and layouts of every page.

What lives here: templates of components (`{% load mc %}`), what a deadline looks like, formats of
numbers and dates, masking of personal data, the live catalogue.
Law: none of its own; the words of statuses and papers are those of the law and stay so.
Calls: `kernel` for clock, words of dates and money. Its inputs are plain values.
Announces: nothing.
Never: reads a model, decides who may do what, or knows which room a value came from.
"""
