"""Moments in the life of an office, in working time."""

from __future__ import annotations

import datetime as dt
from functools import cache
from random import Random

from motcua.demo.reading import data
from motcua.kernel.clock import VIETNAM
from motcua.worktime import Calendar, Term
from motcua.worktime.calendars import office

HOUR = 3600
DAY = 8 * HOUR


@cache
def calendar() -> Calendar:
    """The nation's: the demo's units are made without hours or days of their own."""
    return office().provisional()


def after(start: dt.datetime, seconds: float) -> dt.datetime:
    """That much working time later, to the minute; a start out of hours moves to the opening."""
    found = calendar().due(start, Term.parse(f"{max(1, int(seconds / 60))}min"))
    assert found is not None
    return found


def signed(start: dt.datetime, end: dt.datetime) -> int:
    """Working seconds from start to end; negative when the end comes first."""
    if end < start:
        return -calendar().elapsed(end, start)
    return calendar().elapsed(start, end)


def is_workday(day: dt.date) -> bool:
    return calendar().closing_of(day) is not None


def moment(day: dt.date, rng: Random, hours: list[list[float]]) -> dt.datetime:
    """On that day, in one of the hours by weight, to the second."""
    begin = rng.choices([hour for hour, _ in hours], [weight for _, weight in hours])[0]
    length = HOUR if begin == int(begin) else HOUR // 2
    seconds = int(begin * HOUR) + rng.randrange(length)
    return dt.datetime.combine(day, dt.time(), VIETNAM) + dt.timedelta(seconds=seconds)


def at_counter(day: dt.date, rng: Random) -> dt.datetime:
    found = moment(day, rng, data("demand")["counter_hours"])
    return found if calendar().is_open(found) else calendar().next_opening(found)


def online(day: dt.date, rng: Random) -> dt.datetime:
    return moment(day, rng, data("demand")["online_hours"])
