"""A million rows answer as one row does, on calendars of every shape."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import numpy as np
import pytest

from motcua.kernel.clock import VIETNAM
from motcua.worktime import (
    Calendar,
    DayRule,
    Hours,
    Term,
    TermUnit,
    UnknownYear,
    Week,
    WeekVersion,
    hours,
    vector,
)
from motcua.worktime.calendars import national_changes, office, office_with_saturday

ROWS = 1_500


def shaped(*weekday: str, saturday: Hours = (), years: tuple[int, int] = (2016, 2026)) -> Calendar:
    version = WeekVersion(dt.date(2000, 1, 1), Week.of(hours(*weekday), saturday=saturday))
    return Calendar("shaped", weeks=[version], changes=national_changes(), years=years)


CALENDARS = {
    "office": office(),
    "saturday": office_with_saturday(),
    "provisional": office().provisional(),
    "three intervals": shaped("07:00-09:15", "09:30-11:30", "13:00-17:05"),
    "crooked": shaped("07:31-11:38", "13:02-17:29", saturday=hours("08:03-09:04")),
    "round the clock": shaped("00:00-24:00", years=(2024, 2026)),
    "late": shaped("22:00-24:00", years=(2024, 2026)),
}


def at(seconds: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, VIETNAM)


def edges(calendar: Calendar) -> np.ndarray:
    """Random instants, and the edges of intervals and of the known years, a second about each."""
    rng = np.random.default_rng(5)
    epoch = int(dt.datetime(2000, 1, 1, tzinfo=VIETNAM).timestamp())
    table = calendar.table
    some = rng.integers(0, len(table.ends), ROWS // 3)
    turns = np.concatenate([np.array(table.opens)[some], np.array(table.ends)[some]])
    free = rng.integers(table.begin - 90_000, table.end + 90_000, ROWS)
    ends = np.array([table.begin, table.end]).repeat(20) + np.tile(np.arange(-10, 10), 2)
    about = turns + rng.integers(-1, 2, len(turns))
    return np.concatenate([free, about, ends]).astype(np.int64) + epoch


def same(got: int, ask: Callable[..., object], *given: object, **more: object) -> bool:
    try:
        wanted = ask(*given, **more)
    except UnknownYear:
        return got == vector.UNKNOWN
    return got == (int(wanted.timestamp()) if isinstance(wanted, dt.datetime) else wanted)


@pytest.mark.parametrize("name", CALENDARS)
def test_due_by_hours(name: str) -> None:
    calendar, starts = CALENDARS[name], edges(CALENDARS[name])
    rng = np.random.default_rng(6)
    seconds = rng.choice([0, 1, 3600, 14_400, 28_800, 5_000_000], len(starts))
    seconds += rng.integers(0, 2, len(starts)) * rng.integers(0, 900_000, len(starts))
    got = vector.due(calendar, starts, seconds)
    for start, second, due in zip(starts.tolist(), seconds.tolist(), got.tolist(), strict=True):
        term = Term(Decimal(second) / 60, TermUnit.MINUTES)
        assert term.seconds in (second, second - 1)
        object.__setattr__(term, "seconds", second)
        assert same(due, calendar.due, at(start), term), (at(start), second)


@pytest.mark.parametrize("rule", DayRule)
@pytest.mark.parametrize("name", CALENDARS)
def test_due_by_days(name: str, rule: DayRule) -> None:
    calendar, starts = CALENDARS[name], edges(CALENDARS[name])
    days = np.random.default_rng(7).integers(0, 60, len(starts))
    got = vector.due_days(calendar, starts, days, rule)
    for start, number, due in zip(starts.tolist(), days.tolist(), got.tolist(), strict=True):
        term = Term(Decimal(number), TermUnit.WORKING_DAYS)
        assert same(due, calendar.due, at(start), term, day_rule=rule), (at(start), number)


@pytest.mark.parametrize("name", CALENDARS)
def test_elapsed(name: str) -> None:
    calendar, starts = CALENDARS[name], edges(CALENDARS[name])
    ends = starts + np.random.default_rng(8).integers(-900_000, 9_000_000, len(starts))
    ends[::7] = starts[::7]
    got = vector.elapsed(calendar, starts, ends)
    for start, end, seconds in zip(starts.tolist(), ends.tolist(), got.tolist(), strict=True):
        assert same(seconds, calendar.elapsed, at(start), at(end)), (at(start), at(end))


def test_more_rows_than_one_run_takes_and_none() -> None:
    many = np.full(100_000, int(dt.datetime(2026, 3, 2, 9, tzinfo=VIETNAM).timestamp()))
    due = vector.due(office(), many, np.int64(28_800))
    assert (due == many + 86_400).all()
    none = np.array([], np.int64)
    assert len(vector.due(office(), none, none)) == len(vector.elapsed(office(), none, none)) == 0
