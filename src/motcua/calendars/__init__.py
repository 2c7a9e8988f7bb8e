"""Calendars: when each unit works, as dated rows that are added to and never overwritten.

Lives here: weekly hours, closings, working days and swaps of units; the national days of years
announced after this version; the working calendar of a unit, inherited through the dated tree.
Law: Bộ luật Lao động 2019 Điều 111, 112; NĐ 118/2025/NĐ-CP Điều 8; BLDS 2015 Điều 147, 148.
Calls: worktime, audit, organisations.
Announces: calendars.hours_set, calendars.unit_closed, calendars.day_opened, calendars.days_swapped,
calendars.year_announced, calendars.change_withdrawn.
Never: knows a dossier, changes a row, or lets a year count as known before it is announced.
"""
