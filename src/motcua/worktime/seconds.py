"""Instants as whole seconds of Vietnamese clock time, and days as numbers, from one origin.

Vietnam has kept +07:00 since 1975, so clock time and elapsed time run together from the origin
on. A part of a second is cut off.
"""

from __future__ import annotations

import datetime as dt

from motcua.kernel.clock import VIETNAM

DAY = 86_400
ORIGIN = dt.datetime(2000, 1, 1, tzinfo=VIETNAM)
ORIGIN_EPOCH = int(ORIGIN.timestamp())
_ORIGIN_ORDINAL = ORIGIN.toordinal()


def seconds_of(moment: dt.datetime) -> int:
    """Naive datetimes raise TypeError: the zone is the caller's to know."""
    delta = moment - ORIGIN
    return delta.days * DAY + delta.seconds


def moment_of(seconds: int) -> dt.datetime:
    return ORIGIN + dt.timedelta(0, seconds)


def day_number(day: dt.date) -> int:
    return day.toordinal() - _ORIGIN_ORDINAL


def date_of(number: int) -> dt.date:
    return dt.date.fromordinal(number + _ORIGIN_ORDINAL)


def year_of(number: int) -> int:
    """The year of a day, 9999 and 1 standing for all that lies beyond what a date can say."""
    ordinal = number + _ORIGIN_ORDINAL
    if ordinal > dt.date.max.toordinal():
        return dt.MAXYEAR
    return dt.date.fromordinal(max(ordinal, 1)).year
