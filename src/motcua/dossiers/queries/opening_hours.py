"""When an office is open, by the calendar that its deadlines are reckoned with."""

from __future__ import annotations

import datetime as dt

from motcua.calendars.queries import calendar_of, calendars_now
from motcua.dossiers.models import Dossier
from motcua.dossiers.reckoning import calendars_for
from motcua.kernel.clock import VIETNAM, local, today
from motcua.organisations.queries import places
from motcua.worktime import Calendar

_MINUTE = dt.timedelta(minutes=1)
_LATEST = dt.time(17, 30)


def closes_at(unit_id: int, now: dt.datetime) -> dt.datetime | None:
    """The end of the opening interval that `now` is in, to the minute; None when closed.

    Hours for reception only are opening hours too.
    """
    office = calendars_now().reception_of(unit_id)
    if not office.is_open(now):
        return None
    at = now.replace(second=0, microsecond=0)
    while office.is_open(at):
        at += _MINUTE
    return at


def opens_at(unit_id: int, now: dt.datetime) -> dt.datetime:
    return calendars_now().reception_of(unit_id).next_opening(now)


def next_working_day(unit_id: int | None, now: dt.datetime) -> dt.date:
    midnight = local(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return local(calendar_of(unit_id).next_opening(midnight + dt.timedelta(days=1))).date()


def province_calendar(on: dt.date) -> Calendar:
    """For pages that speak of no unit yet: the calendar of the province."""
    province = places.province(on)
    return calendar_of(province.unit_id if province else None, on)


def closing_after(day: dt.date) -> dt.datetime:
    """When the office closes that day; at the end of the day where it is a day off."""
    closing = province_calendar(today()).closing_of(day)
    return closing or dt.datetime.combine(day, _LATEST, tzinfo=VIETNAM)


def working_day_after(day: dt.date, number: int) -> dt.date:
    """The `number`-th day after `day` on which the office works."""
    left, found = number, day
    while left > 0:
        found += dt.timedelta(days=1)
        left -= province_calendar(today()).closing_of(found) is not None
    return found


def seconds_between(unit_id: int | None, start: dt.datetime, end: dt.datetime) -> int:
    """Working seconds of the unit; negative when `end` is before `start`."""
    return calendar_of(unit_id).elapsed(start, end)


def term_seconds(dossier: Dossier, start: dt.datetime, end: dt.datetime) -> int:
    """Working seconds of who resolves it, by the calendars that came with its row."""
    return calendars_for(dossier).of(dossier.resolving_unit_id).elapsed(start, end)


def step_left(dossier: Dossier, now: dt.datetime) -> int | None:
    """Working seconds of the holder until the next act is due; None when nothing is due."""
    if dossier.act_by is None:
        return None
    return calendars_for(dossier).of(dossier.holder_unit_id).elapsed(now, dossier.act_by)
