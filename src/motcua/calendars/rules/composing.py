"""From changes to a calendar: the country's days, then each unit's own from the top down.

A unit's own weeks replace those above from their first day on; of one day, what the unit nearest
to the work says is done last, and a part of a day is taken from what was left of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache

from motcua.calendars.rules.entries import OFF_KINDS, ChangeKind, Entry, intervals
from motcua.worktime import Calendar, DayChange, DayKind, Hours, Week, WeekVersion
from motcua.worktime.calendars import office
from motcua.worktime.provisional import ASSUMED_YEARS

Level = tuple[Entry, ...]
_WHOLE_DAY = 24 * 3600
_KEPT = 64
# Years beyond the last one announced that a unit's own calendar knows: no term is as long.
_AHEAD = 6


@lru_cache(_KEPT)
def compose(announced: Level, levels: tuple[Level, ...], *, reception: bool = False) -> Calendar:
    """The calendar of a unit; `levels` are the changes of the units above it, the highest first.

    Calendars are kept by what they are made of, so that units with the same changes share one.
    With `reception`, hours that are for reception only are open too.
    """
    ground = _ground(announced, levels, reception=reception)
    changes = list(_local(ground, levels))
    return ground.with_changes(changes) if changes else ground


def _ground(announced: Level, levels: tuple[Level, ...], *, reception: bool) -> Calendar:
    national = office()
    last = max([national.years[1], *(entry.year for entry in announced)])
    days = [change for entry in announced for change in _announced_days(entry)]
    own = [entry for level in levels for entry in level if entry.unit_id is not None]
    return Calendar(
        f"unit-{own[-1].unit_id}" if own else national.name,
        weeks=_weeks(national.weeks, levels, reception=reception),
        changes=[*national.changes, *days],
        years=(national.years[0], last),
        assumed=True,
        reach=(national.years[0], last + _AHEAD) if own else ASSUMED_YEARS,
    )


def _announced_days(entry: Entry) -> Iterator[DayChange]:
    for day in entry.days:
        yield DayChange(
            day=day.day, kind=day.kind, name=day.name, legal_basis=entry.legal_basis, verified=True
        )


def _weeks(
    weeks: Sequence[WeekVersion], levels: tuple[Level, ...], *, reception: bool
) -> list[WeekVersion]:
    found = list(weeks)
    for level in levels:
        own = [_version(e, reception=reception) for e in level if e.kind is ChangeKind.HOURS]
        own.sort(key=lambda version: version.valid_from)
        if own:
            found = [v for v in found if v.valid_from < own[0].valid_from] + own
    return found


def _version(entry: Entry, *, reception: bool) -> WeekVersion:
    return WeekVersion(entry.first_day, week_of(entry, reception=reception), entry.legal_basis)


def week_of(entry: Entry, *, reception: bool = False) -> Week:
    """The week that counts for terms; its longest day is what a make-up day works."""
    days = tuple(
        intervals(text) if reception or number not in entry.reception else ()
        for number, text in enumerate(entry.week)
    )
    return Week(days, max(days, key=lambda day: sum(closes - opens for opens, closes in day)))


def _local(ground: Calendar, levels: tuple[Level, ...]) -> Iterator[DayChange]:
    changed: dict[dt.date, DayChange] = {}
    for entry in (entry for level in levels for entry in level):
        for change in _days_of(entry, ground, changed):
            changed[change.day] = change
    yield from changed.values()


def _days_of(
    entry: Entry, ground: Calendar, changed: dict[dt.date, DayChange]
) -> Iterator[DayChange]:
    if entry.kind is ChangeKind.WORKING:
        worked = intervals(entry.hours) or _full_day(ground, entry.first_day)
        yield _change(entry, entry.first_day, DayKind.WORKING, worked)
    elif entry.kind is ChangeKind.SWAP and entry.made_up_on is not None:
        yield _change(entry, entry.first_day, DayKind.SWAPPED_OFF, ())
        worked = _full_day(ground, entry.made_up_on)
        yield _change(entry, entry.made_up_on, DayKind.WORKING, worked)
    elif entry.kind in OFF_KINDS:
        yield from _off(entry, ground, changed)


def _off(entry: Entry, ground: Calendar, changed: dict[dt.date, DayChange]) -> Iterator[DayChange]:
    for number in range((entry.ends - entry.first_day).days + 1):
        day = entry.first_day + dt.timedelta(number)
        before = changed.get(day)
        worked = ground.hours_on(day) if before is None else before.hours or ()
        left = without(worked, *closed_part(entry, day))
        if left != worked:
            yield _change(entry, day, OFF_KINDS[entry.kind], left)


def closed_part(entry: Entry, day: dt.date) -> tuple[int, int]:
    """From which second of the day to which the closing takes it."""
    begins = _seconds(entry.from_time) if day == entry.first_day else 0
    ends = _seconds(entry.to_time) if day == entry.ends and entry.to_time else _WHOLE_DAY
    return begins, ends


def without(worked: Hours, begins: int, ends: int) -> Hours:
    """What is left of the intervals when the seconds from `begins` to `ends` are taken out."""
    left: list[tuple[int, int]] = []
    for opens, closes in worked:
        pieces = ((opens, min(closes, begins)), (max(opens, ends), closes))
        left += [piece for piece in pieces if piece[0] < piece[1]]
    return tuple(left)


def _full_day(ground: Calendar, day: dt.date) -> Hours:
    versions = [version for version in ground.weeks if version.valid_from <= day]
    return versions[-1].week.full_day


def _change(entry: Entry, day: dt.date, kind: DayKind, worked: Hours) -> DayChange:
    name = f"nghỉ do {entry.name}" if entry.kind is ChangeKind.CLOSING else entry.name
    return DayChange(
        day=day, kind=kind, hours=worked, name=name, legal_basis=entry.legal_basis, verified=True
    )


def _seconds(time: dt.time | None) -> int:
    return time.hour * 3600 + time.minute * 60 if time else 0
