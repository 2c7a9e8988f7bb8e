"""A unit's calendar as a page shows it: months of days, and the changes that made them so."""

from __future__ import annotations

import calendar as months
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from motcua.calendars.models import CalendarChange
from motcua.calendars.queries.current import calendars_now, line_of
from motcua.calendars.rules.entries import ChangeKind, Entry, hours_text
from motcua.calendars.rules.sentences import reason_of
from motcua.organisations.queries import units
from motcua.worktime import Calendar, DayChange, DayKind, UnknownYear
from motcua.worktime.provisional import assumed_changes


@dataclass(frozen=True, kw_only=True)
class DayView:
    """`kind`: worked, half, reception, off, holiday, closing or made-up; `name` says why it is so."""

    day: dt.date
    kind: str
    hours: str
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class MonthView:
    """`weeks` run from Monday; None pads the first and the last."""

    first: dt.date
    weeks: tuple[tuple[DayView | None, ...], ...]


@dataclass(frozen=True, kw_only=True)
class YearView:
    """`provisional`: nobody has announced this year yet."""

    year: int
    provisional: bool
    months: tuple[MonthView, ...]


def year_view(unit_id: int | None, year: int, on: dt.date) -> YearView:
    """Raises UnknownYear beyond what can be assumed."""
    calendars = calendars_now()
    counted, reception = calendars.of(unit_id, on), calendars.reception_of(unit_id, on)
    counted.hours_on(dt.date(year, 1, 1))
    changes = {change.day: change for change in _changes(counted)}
    days = {day: _day(day, counted, reception, changes.get(day)) for day in _days_of(year)}
    return YearView(
        year=year,
        provisional=not counted.years[0] <= year <= counted.years[1],
        months=tuple(_month(year, month, days) for month in range(1, 13)),
    )


def _changes(counted: Calendar) -> Iterator[DayChange]:
    yield from assumed_changes(counted.years)
    yield from counted.changes


def _days_of(year: int) -> Iterator[dt.date]:
    first = dt.date(year, 1, 1)
    for number in range((dt.date(year, 12, 31) - first).days + 1):
        yield first + dt.timedelta(number)


def _day(day: dt.date, counted: Calendar, reception: Calendar, change: DayChange | None) -> DayView:
    worked, opened = counted.hours_on(day), reception.hours_on(day)
    kind = _kind(day, counted, change)
    if opened != worked and not worked:
        kind = "reception"
    name = change.name if change else ""
    return DayView(day=day, kind=kind, hours=hours_text(opened), name=name)


def _kind(day: dt.date, counted: Calendar, change: DayChange | None) -> str:
    worked = counted.hours_on(day)
    if change is not None and change.kind is DayKind.LOCAL_CLOSING:
        return "closing"
    if not worked:
        return "holiday" if change is not None else "off"
    if change is not None and change.kind is DayKind.WORKING:
        return "made-up"
    full = [version for version in counted.weeks if version.valid_from <= day][-1].week.full_day
    return "half" if _length(worked) < _length(full) * 0.75 else "worked"


def _length(worked: tuple[tuple[int, int], ...]) -> int:
    return sum(closes - opens for opens, closes in worked)


def _month(year: int, month: int, days: dict[dt.date, DayView]) -> MonthView:
    weeks = months.Calendar().monthdatescalendar(year, month)
    return MonthView(
        first=dt.date(year, month, 1),
        weeks=tuple(
            tuple(days.get(day) if day.month == month else None for day in week) for week in weeks
        ),
    )


@dataclass(frozen=True, kw_only=True)
class ChangeView:
    """`sentence` begins with the unit; `own` where it is the unit's itself, not inherited."""

    pk: int
    kind: ChangeKind
    unit_id: int | None
    sentence: str
    entry: Entry
    legal_basis: str
    entered_by: str
    entered_at: dt.datetime
    own: bool
    withdrawn: bool


def changes_of(unit_id: int, on: dt.date) -> list[ChangeView]:
    """All that bears on this unit, newest first: its own, those above it, those of the country."""
    line = line_of(unit_id, on)
    rows = CalendarChange.objects.filter(unit_id__in=line) | CalendarChange.objects.filter(
        unit=None
    )
    calendars = calendars_now()
    in_force = {entry.pk for entry in calendars.in_force}
    return [
        _change(row, row.entry(), unit_id=unit_id, in_force=in_force, on=on)
        for row in rows.select_related("withdraws").order_by("-pk")
    ]


def _change(
    row: CalendarChange, entry: Entry, *, unit_id: int, in_force: set[int | None], on: dt.date
) -> ChangeView:
    name = units.unit_name(entry.unit_id, on) if entry.unit_id is not None else ""
    taken_back = row.withdraws.entry() if row.withdraws else None
    return ChangeView(
        pk=row.pk,
        kind=entry.kind,
        unit_id=entry.unit_id,
        sentence=reason_of(entry, name, taken_back),
        entry=entry,
        legal_basis=entry.legal_basis,
        entered_by=row.entered_by,
        entered_at=row.entered_at,
        own=entry.unit_id == unit_id,
        withdrawn=entry.kind is not ChangeKind.WITHDRAWAL and row.pk not in in_force,
    )


def next_year_to_announce() -> int:
    """The first year that nobody has announced."""
    return calendars_now().of(None).years[1] + 1


def is_reckonable(unit_id: int | None, year: int, on: dt.date) -> bool:
    try:
        calendars_now().of(unit_id, on).hours_on(dt.date(year, 1, 1))
    except (UnknownYear, ValueError):
        return False
    return True
