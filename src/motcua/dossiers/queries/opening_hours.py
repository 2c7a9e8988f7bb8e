"""When the office is open, by the calendar that the deadlines are reckoned with."""

from __future__ import annotations

import datetime as dt

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.clock import calendar
from motcua.kernel.clock import VIETNAM

_MINUTE = dt.timedelta(minutes=1)
_LATEST = dt.time(17, 30)


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


def closing_after(day: dt.date) -> dt.datetime:
    """When the office closes that day; at the end of the day where it is a day off."""
    closing = calendar().closing_of(day)
    return closing or dt.datetime.combine(day, _LATEST, tzinfo=VIETNAM)


def working_day_after(day: dt.date, number: int) -> dt.date:
    """The `number`-th day after `day` on which the office works."""
    left, found = number, day
    while left > 0:
        found += dt.timedelta(days=1)
        left -= calendar().closing_of(found) is not None
    return found


def seconds_between(start: dt.datetime, end: dt.datetime) -> int:
    """Working seconds; negative when `end` is before `start`."""
    return calendar().elapsed(start, end)


def step_left(dossier: Dossier, now: dt.datetime) -> int | None:
    """Working seconds until the next act is due; None when nothing is due."""
    return seconds_between(now, dossier.act_by) if dossier.act_by else None
