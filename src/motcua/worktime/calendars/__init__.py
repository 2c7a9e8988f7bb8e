"""The office calendars of the country, by name."""

from __future__ import annotations

import csv
import datetime as dt
from functools import cache
from importlib.resources import files

from motcua.worktime.calendar import Calendar
from motcua.worktime.changes import DayChange, DayKind
from motcua.worktime.errors import WorktimeError
from motcua.worktime.hours import Week, WeekVersion, hours

KNOWN_YEARS = (2016, 2026)
WEEKDAY = hours("07:30-11:30", "13:30-17:30")
SATURDAY = hours("07:30-11:30")
_UNCONFIRMED = "unconfirmed"


def office() -> Calendar:
    """`vn-office`: Monday to Friday."""
    return named("vn-office")


def office_with_saturday() -> Calendar:
    """`vn-office-sat`: and Saturday morning, holidays excepted."""
    return named("vn-office-sat")


def named(name: str) -> Calendar:
    weeks = {
        "vn-office": Week.of(WEEKDAY),
        "vn-office-sat": Week.of(WEEKDAY, saturday=SATURDAY),
    }
    if name not in weeks:
        raise WorktimeError(
            f"Không có lịch làm việc “{name}”. Chọn một trong: {', '.join(weeks)}.",
            field="calendar",
            code="unknown-calendar",
        )
    return _built(name, weeks[name])


@cache
def _built(name: str, week: Week) -> Calendar:
    version = WeekVersion(dt.date(2000, 1, 1), week)
    return Calendar(name, weeks=[version], changes=national_changes(), years=KNOWN_YEARS)


@cache
def national_changes() -> tuple[DayChange, ...]:
    """Holidays, days in lieu, swaps and working Saturdays of the known years."""
    return tuple(_change(row) for row in _rows() if row["kind"] != _UNCONFIRMED)


@cache
def unconfirmed_changes() -> tuple[DayChange, ...]:
    """Holidays decided in principle, not yet enacted: for a province to add if it says so."""
    rows = [row for row in _rows() if row["kind"] == _UNCONFIRMED]
    return tuple(_change(row | {"kind": DayKind.HOLIDAY}) for row in rows)


def _rows() -> list[dict[str, str]]:
    text = (files(__name__) / "national.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def _change(row: dict[str, str]) -> DayChange:
    return DayChange(
        day=dt.date.fromisoformat(row["date"]),
        kind=DayKind(row["kind"]),
        name=row["name"],
        legal_basis=row["legal_basis"],
        verified=row["mark"] == "verified",
    )
