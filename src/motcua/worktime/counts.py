"""How each unit counts, and how a pause moves it (rules 2–6 of the contract).

A count whose `due` is None depends on a day outside the calendar; what is still certain then is
that it lies at or after `floor`, and `year` is the first one missing. A closing lies after the
midnight that begins its day, so there `floor` is one second past it.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import Protocol

from motcua.worktime.errors import InvalidTerm
from motcua.worktime.seconds import DAY, date_of, day_number, year_of
from motcua.worktime.table import Table
from motcua.worktime.terms import DayRule, Term, TermUnit

_FURTHEST = day_number(dt.date.max)


class Missing(Exception):
    """Nothing can be said without the calendar of `year`."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


class Count(Protocol):
    due: int | None
    floor: int
    year: int

    def shift(self, start: int, end: int) -> int:
        """Moves `due` for a pause; returns by how much, in the count's own unit."""


class WorkingTime:
    """Working hours and minutes, and rolling working days: moved by working time."""

    def __init__(self, table: Table, due: int | None, *, after_opening: bool) -> None:
        self.table = table
        self.due = due
        self.floor = table.end + after_opening
        self.year = year_of(table.last + 1)

    def shift(self, start: int, end: int) -> int:
        before, after = self.table.position(start), self.table.position(end)
        if self.due is None or before is None or after is None:
            self.due = None
            return 0
        if after > before:
            self.due = self.table.advance(self.due, after - before)
            self.floor = self.table.end + 1
        return after - before


class WorkingDays:
    """Working days to the end of the day: the counted day moves by the closings in a pause."""

    def __init__(self, table: Table, rank: int, fraction: int = 0) -> None:
        self.table = table
        self.fraction = fraction
        self.floor = table.end + 1
        self.year = year_of(table.last + 1)
        self._count_to(rank)

    def _count_to(self, rank: int) -> None:
        self.rank = rank
        day = self.table.work_day(rank)
        if day is None:
            self.due = None
        elif self.fraction:
            self.due = self.table.advance(day * DAY, self.fraction)
        else:
            self.due = self.table.closing(day)

    def shift(self, start: int, end: int) -> int:
        before, after = self.table.closings(start), self.table.closings(end)
        if before is None or after is None:
            self.due = None
            return 0
        self._count_to(self.rank + after - before)
        return after - before


class CalendarDays:
    """Days and months: only the last day must be known; it rolls on to a working day."""

    def __init__(self, table: Table, last_day: int) -> None:
        self.table = table
        self._count_to(last_day)

    def _count_to(self, last_day: int) -> None:
        self.last_day = last_day
        self.due: int | None = None
        self.floor, self.year = last_day * DAY + 1, year_of(last_day)
        table = self.table
        if not table.knows(last_day):
            return
        works = table.works(last_day)
        day = last_day if works else table.work_day(table.rank(last_day) + 1)
        if day is None:
            self.floor, self.year = table.end + 1, year_of(table.last + 1)
        else:
            self.due = table.closing(day)

    def shift(self, start: int, end: int) -> int:
        midnights = end // DAY - start // DAY
        self._count_to(self.last_day + midnights)
        return midnights


class ClockHours:
    """Hours of the clock, day and night: no calendar is asked."""

    floor = 0
    year = 0

    def __init__(self, due: int) -> None:
        self.due: int | None = due

    def shift(self, start: int, end: int) -> int:
        assert self.due is not None
        self.due += end - start
        return end - start


def count(table: Table, start: int, term: Term, rule: DayRule, cut_off: int) -> Count:
    """The count of a term from `start` on, before any pause. Raises Missing, InvalidTerm."""
    match term.unit:
        case TermUnit.WORKING_DAYS:
            if rule is DayRule.END_OF_DAY:
                return _to_end_of_day(table, start, term)
            rolled = _rolled(table, start, term)
            return WorkingTime(table, rolled, after_opening=bool(term.whole or term.seconds))
        case TermUnit.WORKING_HOURS | TermUnit.MINUTES:
            opening = _opening(table, start)
            if opening is not None and term.seconds:
                opening = table.advance(opening, term.seconds)
            return WorkingTime(table, opening, after_opening=term.seconds > 0)
        case TermUnit.SAME_DAY:
            return _same_day(table, start, cut_off)
        case TermUnit.CLOCK_HOURS:
            return ClockHours(start + term.seconds)
        case TermUnit.DAYS:
            return CalendarDays(table, _within_dates(start // DAY + term.whole, term))
        case TermUnit.MONTHS:
            return CalendarDays(table, months_later(start // DAY, term))


def _opening(table: Table, start: int) -> int | None:
    """The moved start, or None when it lies beyond the last known day."""
    if not table.knows(start // DAY):
        raise Missing(year_of(start // DAY))
    return table.opening(start)


def _rolled(table: Table, start: int, term: Term) -> int | None:
    opening = _opening(table, start)
    if opening is None:
        return None
    day, clock = divmod(opening, DAY)
    target = table.work_day(table.rank(day) + term.whole)
    if target is None:
        return None
    due = table.same_clock(target, clock)
    return table.advance(due, term.seconds) if term.seconds else due


def _to_end_of_day(table: Table, start: int, term: Term) -> WorkingDays:
    opening = _opening(table, start)
    first = len(table.work_days) + 1 if opening is None else table.rank(opening // DAY)
    return WorkingDays(table, first + term.whole + (1 if term.seconds else 0), term.seconds)


def _same_day(table: Table, start: int, cut_off: int) -> WorkingDays:
    day, clock = divmod(start, DAY)
    if clock >= cut_off and day == table.first - 1:
        return WorkingDays(table, 1)
    if not table.knows(day):
        raise Missing(year_of(day))
    in_time = table.works(day) and clock < cut_off and start < table.closing(day)
    return WorkingDays(table, table.rank(day) + (0 if in_time else 1))


def months_later(day: int, term: Term) -> int:
    """The same day of the month that many months on, or that month's last day."""
    start = date_of(day)
    years, month = divmod(start.month - 1 + term.whole, 12)
    year = start.year + years
    if year > dt.MAXYEAR:
        raise _too_long(term)
    number = start.day if start.day <= 28 else min(start.day, monthrange(year, month + 1)[1])
    return day_number(dt.date(year, month + 1, number))


def _within_dates(day: int, term: Term) -> int:
    if day > _FURTHEST:
        raise _too_long(term)
    return day


def _too_long(term: Term) -> InvalidTerm:
    return InvalidTerm(f"Thời hạn {term.text()} dài quá năm 9999. Kiểm tra lại con số.")
