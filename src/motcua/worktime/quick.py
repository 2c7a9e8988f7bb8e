"""Due times without pauses, written out flat: the way taken a million times.

The same rules as `counts`, which is asked whenever the answer here is None (an unknown day, a unit
not written out) and which says why.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from motcua.worktime.counts import months_later
from motcua.worktime.table import Table
from motcua.worktime.terms import DayRule, Term, TermUnit

_WORKING_DAYS = TermUnit.WORKING_DAYS
_SAME_DAY = TermUnit.SAME_DAY
_CLOCK_HOURS = TermUnit.CLOCK_HOURS
_DAYS = TermUnit.DAYS
_MONTHS = TermUnit.MONTHS
_ROLLING = DayRule.ROLLING


def quick_due(table: Table, at: int, term: Term, day_rule: DayRule) -> int | None:
    unit = term.unit
    if unit is _DAYS:
        return _days(table, at // 86400 + term.whole)
    if unit is _MONTHS:
        return _days(table, months_later(at // 86400, term))
    if unit is _SAME_DAY or unit is _CLOCK_HOURS:
        return None
    i = bisect_right(table.ends, at)
    if at < table.begin or i == table.count:
        return None
    opens = table.opens[i]
    if at < opens:  # noqa: PLR1730 (max() would be a tenth of the whole)
        at = opens
    if unit is _WORKING_DAYS:
        if day_rule is not _ROLLING:
            return _end_of_day(table, at // 86400, term.whole, term.seconds)
        return _rolling(table, at, term.whole, term.seconds)
    if not term.seconds:
        return at
    target = at + table.shifts[i] + term.seconds
    i = bisect_left(table.sums, target, i)
    return None if i == table.count else target - table.shifts[i]


def _later(table: Table, position: int, seconds: int) -> int | None:
    target = position + seconds
    i = bisect_left(table.sums, target)
    return None if i == len(table.sums) else target - table.shifts[i]


def _rolling(table: Table, at: int, days: int, seconds: int) -> int | None:
    day = at // 86400
    rank = table.ranks[day - table.first] + days
    if rank > len(table.work_days):
        return None
    target = table.work_days[rank - 1]
    if table.hours[target - table.first] is table.hours[day - table.first]:
        at += (target - day) * 86400
    else:
        at = table.same_clock(target, at - day * 86400)
    if not seconds:
        return at
    i = bisect_right(table.ends, at)
    if i == len(table.ends):
        return None
    return _later(table, max(at, table.opens[i]) + table.shifts[i], seconds)


def _end_of_day(table: Table, day: int, days: int, seconds: int) -> int | None:
    rank = table.ranks[day - table.first] + days + (1 if seconds else 0)
    if rank > len(table.work_days):
        return None
    target = table.work_days[rank - 1]
    if not seconds:
        return target * 86400 + table.hours[target - table.first][-1][1]
    opening = target * 86400 + table.hours[target - table.first][0][0]
    return _later(table, opening + table.shifts[bisect_right(table.ends, opening)], seconds)


def _days(table: Table, last_day: int) -> int | None:
    if not table.first <= last_day <= table.last:
        return None
    hours = table.hours[last_day - table.first]
    if not hours:
        rank = table.ranks[last_day - table.first]
        if rank == len(table.work_days):
            return None
        last_day = table.work_days[rank]
        hours = table.hours[last_day - table.first]
    return last_day * 86400 + hours[-1][1]
