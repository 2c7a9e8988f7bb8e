"""When the office is open, by the calendar that the deadlines are reckoned with."""

from __future__ import annotations

import datetime as dt

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.clock import calendar
from motcua.kernel.clock import local

_MINUTE = dt.timedelta(minutes=1)


def closes_at(now: dt.datetime) -> dt.datetime | None:
    """The end of the working interval that `now` is in, to the minute; None when closed."""
    office = calendar()
    if not office.is_open(now):
        return None
    at = now.replace(second=0, microsecond=0)
    while office.is_open(at):
        at += _MINUTE
    return at


def opens_at(now: dt.datetime) -> dt.datetime:
    return calendar().next_opening(now)


def next_working_day(now: dt.datetime) -> dt.date:
    midnight = local(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return local(calendar().next_opening(midnight + dt.timedelta(days=1))).date()


def seconds_between(start: dt.datetime, end: dt.datetime) -> int:
    """Working seconds; negative when `end` is before `start`."""
    return calendar().elapsed(start, end)


def step_left(dossier: Dossier, now: dt.datetime) -> int | None:
    """Working seconds until the next act is due; None when nothing is due."""
    return seconds_between(now, dossier.act_by) if dossier.act_by else None
