"""Which way of counting days was in force on a day."""

from __future__ import annotations

import datetime as dt

from motcua.dossiers.models import TimeRule
from motcua.worktime import DayRule


def day_rule_on(on: dt.date) -> DayRule:
    rule = TimeRule.objects.filter(valid_from__lte=on).order_by("-valid_from").first()
    return DayRule(rule.day_rule) if rule else DayRule.ROLLING
