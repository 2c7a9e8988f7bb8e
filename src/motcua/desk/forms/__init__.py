"""What each page lets an officer type."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms

from motcua.ui.words import as_vietnamese, in_vietnamese


def offer(
    form: forms.BaseForm,
    name: str,
    choices: Iterable[tuple[object, object]],
    *,
    data: bool = False,
) -> None:
    """Give a field of choices its choices, which only the page knows; `data` is Vietnamese."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    listed = isinstance(field.widget, (forms.RadioSelect, forms.CheckboxSelectMultiple))
    if data and listed:
        choices = [(value, as_vietnamese(label)) for value, label in choices]
    elif data and not in_vietnamese():
        field.widget.attrs["lang"] = "vi"
    field.choices = list(choices)
