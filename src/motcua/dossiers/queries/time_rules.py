"""Which way of counting days was in force on a day."""

from __future__ import annotations

import datetime as dt
import time

from motcua.dossiers.models import TimeRule
from motcua.worktime import DayRule

_SECONDS = 60.0
_kept: dict[dt.date, tuple[float, DayRule]] = {}


def day_rule_on(on: dt.date) -> DayRule:
    """A process keeps the answer for a minute, then looks again."""
    until, kept = _kept.get(on, (0.0, DayRule.ROLLING))
    if until < time.monotonic():
        kept = _read(on)
        _kept[on] = (time.monotonic() + _SECONDS, kept)
    return kept


def forget() -> None:
    _kept.clear()


def _read(on: dt.date) -> DayRule:
    rule = TimeRule.objects.filter(valid_from__lte=on).order_by("-valid_from").first()
    return DayRule(rule.day_rule) if rule else DayRule.ROLLING
