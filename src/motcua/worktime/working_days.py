"""From a day to another one by working days, where no hour matters."""

from __future__ import annotations

import datetime as dt

from motcua.worktime.calendar import Calendar
from motcua.worktime.errors import UnknownYear
from motcua.worktime.seconds import date_of, day_number, year_of


def working_day(calendar: Calendar, day: dt.date, number: int) -> dt.date:
    """The `number`-th working day after `day`, before it where `number` is negative.

    Raises UnknownYear where one of the two lies outside the calendar.
    """
    table, own = calendar.table, day_number(day)
    missing = table.last + 1 if number > 0 else table.first - 1
    found = None
    if table.knows(own):
        rank = table.rank(own) + number + (number < 0 and not table.works(own))
        found = table.work_day(rank) if rank > 0 else None
    else:
        missing = own
    if found is None:
        first, last = year_of(table.first), year_of(table.last)
        raise UnknownYear(year_of(missing), first, last, "ngày làm việc")
    return date_of(found)
