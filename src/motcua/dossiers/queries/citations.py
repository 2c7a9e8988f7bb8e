"""What the reckoning of terms rests on: the day rule and the calendars of units."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from motcua.calendars.queries import calendars_now
from motcua.calendars.rules.entries import ChangeKind
from motcua.dossiers.models import TimeRule
from motcua.legislation.citations import Citation
from motcua.legislation.rules.documents import numbers_in


def cited(numbers: Collection[str], on: dt.date) -> Iterator[Citation]:
    """By the rule of the day and by changes of calendars that are not over."""
    rule = TimeRule.objects.filter(valid_from__lte=on).order_by("-valid_from").first()
    if rule:
        yield from _quoted(rule.legal_basis, "cách tính ngày của tỉnh", "time-rule:", numbers)
    for entry in calendars_now().in_force:
        if entry.kind is ChangeKind.HOURS or entry.ends >= on:
            label = f"lịch làm việc: {entry.name or entry.kind}"
            yield from _quoted(entry.legal_basis, label, f"calendar:{entry.pk}", numbers)


def _quoted(text: str, label: str, key: str, numbers: Collection[str]) -> Iterator[Citation]:
    for number in sorted(numbers_in(text) & set(numbers)):
        yield Citation(number=number, label=label, key=key)
