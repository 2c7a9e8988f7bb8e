"""Recurring duties in force, with when each falls due next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from motcua.directives import policies
from motcua.directives.models import RecurringDuty
from motcua.directives.rules.recurring import DutyRule, Instance, instances
from motcua.kernel.errors import NotFound
from motcua.organisations.authority import Reach
from motcua.organisations.officer import Officer
from motcua.organisations.policies import require
from motcua.organisations.queries import units

AHEAD = dt.timedelta(days=370)


@dataclass(frozen=True, kw_only=True)
class DutyLine:
    duty: RecurringDuty
    next: Instance | None
    units: tuple[str, ...]
    may_end: bool


def duties(officer: Officer, on: dt.date) -> list[DutyLine]:
    """Those this officer may see: all, or those they set."""
    related = _seen(officer).select_related("assigner_post__official").prefetch_related("units")
    return [_line(duty, on) for duty in related]


def _seen(officer: Officer) -> QuerySet[RecurringDuty]:
    require(officer, policies.DUTY)
    rows = RecurringDuty.objects.all()
    if officer.reach(policies.DUTY) < Reach.ALL:
        rows = rows.filter(assigner_post=officer.post_id)
    return rows


def _line(duty: RecurringDuty, on: dt.date) -> DutyLine:
    rule = DutyRule(rhythm=duty.rhythm, day=duty.day)
    last = min(on + AHEAD, duty.valid_to or on + AHEAD)
    due = instances(rule, max(on, duty.valid_from), last)
    names = sorted(units.full_name(unit.pk, on) for unit in duty.units.all())
    running = duty.valid_to is None
    return DutyLine(duty=duty, next=due[0] if due else None, units=tuple(names), may_end=running)


def duty(pk: int, officer: Officer) -> RecurringDuty:
    found = _seen(officer).filter(pk=pk).first()
    if found is None:
        raise NotFound("Không có việc định kỳ này. Tải lại trang.")
    return found
