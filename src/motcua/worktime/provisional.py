"""Years nobody announced yet, by the rule of the law: no swap, no working Saturday.

Labour Code 2019, Arts. 111.3 and 112. Which days about Tết and beside 2 September are off is
announced year by year; assumed here: the last day of the old year and four of the new, and the
neighbour of 2 September that makes the longer rest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from motcua.worktime import lunar
from motcua.worktime.changes import DayChange, DayKind

# As far as a running dossier or an old register can reasonably reach.
ASSUMED_YEARS = (2000, 2060)

_BASIS = "Bộ luật Lao động 2019, Điều 111, 112 (tạm tính)"
_TUESDAY, _SATURDAY = 1, 5
_ANCESTORS_DAY_SINCE = 2007
_SECOND_NATIONAL_DAY_SINCE = 2021


def assumed_changes(known: tuple[int, int]) -> Iterator[DayChange]:
    for year in range(ASSUMED_YEARS[0], ASSUMED_YEARS[1] + 1):
        if not known[0] <= year <= known[1]:
            yield from changes_of(year)


def changes_of(year: int) -> list[DayChange]:
    """The holidays of a year by rule, and a day off in lieu for each that falls on a weekend."""
    holidays = dict(_holidays(year))
    changes = [_change(day, DayKind.HOLIDAY, name) for day, name in holidays.items()]
    taken = set(holidays)
    for day, name in sorted(holidays.items()):
        if day.weekday() >= _SATURDAY:
            lieu = _next_free(day, taken)
            taken.add(lieu)
            changes.append(_change(lieu, DayKind.COMPENSATION, f"Nghỉ bù {name}"))
    return changes


def _holidays(year: int) -> Iterator[tuple[dt.date, str]]:
    yield dt.date(year, 1, 1), "Tết Dương lịch"
    tet = lunar.new_year(year)
    for offset in _about_tet(tet):
        yield tet + dt.timedelta(offset), "Tết Nguyên đán"
    if year >= _ANCESTORS_DAY_SINCE:
        yield lunar.ancestors_day(year), "Giỗ Tổ Hùng Vương"
    yield dt.date(year, 4, 30), "Ngày Chiến thắng"
    yield dt.date(year, 5, 1), "Ngày Quốc tế lao động"
    national = dt.date(year, 9, 2)
    yield national, "Quốc khánh"
    if year >= _SECOND_NATIONAL_DAY_SINCE:
        yield national + dt.timedelta(_beside(national)), "Quốc khánh"


def _about_tet(tet: dt.date) -> range:
    """One day of the old year and four of the new on Monday or Tuesday, else two and three."""
    return range(-1, 4) if tet.weekday() <= _TUESDAY else range(-2, 3)


def _beside(national: dt.date) -> int:
    """The day before when it falls on Tuesday, Wednesday, Friday or Saturday, else the day after."""
    return -1 if national.weekday() in (_TUESDAY, 2, 4, _SATURDAY) else 1


def _next_free(day: dt.date, taken: set[dt.date]) -> dt.date:
    while day in taken or day.weekday() >= _SATURDAY:
        day += dt.timedelta(1)
    return day


def _change(day: dt.date, kind: DayKind, name: str) -> DayChange:
    return DayChange(day=day, kind=kind, name=name, legal_basis=_BASIS)
