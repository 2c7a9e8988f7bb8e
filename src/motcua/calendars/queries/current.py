"""The calendars of all units as they stand, read once and asked for often."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import Subquery

from motcua.calendars.models import CalendarChange, CalendarStamp
from motcua.calendars.rules.composing import compose
from motcua.calendars.rules.entries import ChangeKind, Entry
from motcua.kernel import clock
from motcua.kernel.once import once
from motcua.organisations.queries import units
from motcua.worktime import Calendar


@dataclass(frozen=True)
class Calendars:
    """Everything entered so far, oldest first. Asking for a calendar costs no statement."""

    entered: tuple[Entry, ...] = ()

    def of(self, unit_id: int | None, on: dt.date | None = None) -> Calendar:
        """What counts for terms at this unit, as the tree of the day `on` (today) inherits it."""
        return self._calendar(unit_id, on, reception=False)

    def reception_of(self, unit_id: int | None, on: dt.date | None = None) -> Calendar:
        """When its counter is open, hours that count for no term included."""
        return self._calendar(unit_id, on, reception=True)

    def _calendar(self, unit_id: int | None, on: dt.date | None, *, reception: bool) -> Calendar:
        key = (unit_id, on or clock.today(), reception)
        found = self._answers.get(key)
        if found is None:
            line = reversed(line_of(unit_id, key[1]))
            levels = tuple(self._own[unit] for unit in line if unit in self._own)
            reception = reception and any(entry.reception for level in levels for entry in level)
            found = self._answers[key] = compose(self.announced, levels, reception=reception)
        return found

    @cached_property
    def _answers(self) -> dict[tuple[int | None, dt.date, bool], Calendar]:
        return {}

    @cached_property
    def in_force(self) -> tuple[Entry, ...]:
        """Without what was withdrawn, and without the withdrawals."""
        gone = {entry.withdraws for entry in self.entered if entry.withdraws}
        return tuple(
            entry
            for entry in self.entered
            if entry.kind is not ChangeKind.WITHDRAWAL
            and (entry.pk is None or entry.pk not in gone)
        )

    @cached_property
    def announced(self) -> tuple[Entry, ...]:
        """Years of the whole country beyond those that worktime brings."""
        return tuple(entry for entry in self.in_force if entry.kind is ChangeKind.YEAR)

    @cached_property
    def _own(self) -> dict[int, tuple[Entry, ...]]:
        found: defaultdict[int, list[Entry]] = defaultdict(list)
        for entry in self.in_force:
            if entry.unit_id is not None:
                found[entry.unit_id].append(entry)
        return {unit: tuple(entries) for unit, entries in found.items()}

    def own(self, unit_id: int) -> tuple[Entry, ...]:
        return self._own.get(unit_id, ())

    def entry(self, pk: int) -> Entry | None:
        return next((entry for entry in self.entered if entry.pk == pk), None)

    def planned(self, entry: Entry) -> Calendars:
        """As they would be with one change more, for looking before it is entered."""
        return Calendars((*self.entered, entry))

    def as_of(self, moment: dt.datetime) -> Calendars:
        """As they were known at a moment: what was entered later is left out."""
        known = tuple(e for e in self.entered if e.entered_at is None or e.entered_at <= moment)
        return self if len(known) == len(self.entered) else Calendars(known)

    def differing(self, first: dt.date, last: dt.date, on: dt.date) -> dict[int, frozenset[int]]:
        """Units with hours or days of their own between two days → they and the units below them."""
        tree = units.tree(on)
        return {
            unit: tree.below(unit)
            for unit, entries in self._own.items()
            if any(_touches(entry, first, last) for entry in entries)
        }


def _touches(entry: Entry, first: dt.date, last: dt.date) -> bool:
    if entry.kind is ChangeKind.HOURS:
        return entry.first_day <= last
    return entry.begins <= last and max(entry.ends, entry.made_up_on or entry.ends) >= first


def line_of(unit_id: int | None, on: dt.date) -> list[int]:
    """The unit and those above it, nearest first; an abolished unit stands where it last stood."""
    if unit_id is None:
        return []
    line = [place.unit_id for place in units.tree(on).line(unit_id)]
    if line:
        return line
    parent = units.place(unit_id, on).parent_id
    return [unit_id, *(place.unit_id for place in units.tree(on).line(parent))]


STAMP = "calendars.stamp"
_read: tuple[str, Calendars] = ("", Calendars())


def calendars_now() -> Calendars:
    """The calendars as they stand now, for every process: one small statement.

    What was read is kept while the stamp is the same; each change renews the stamp in its own
    transaction, under a lock, so that a stamp never stands for two states. A page that only reads
    asks for the stamp once.
    """
    return calendars_at(once(STAMP, _stamp))


def _stamp() -> str | None:
    return CalendarStamp.objects.values_list("stamp", flat=True).first()


def stamp_annotation() -> dict[str, Subquery]:
    """For a query that reads rows anyway: then the calendars cost no statement of their own."""
    return {"calendar_stamp": Subquery(CalendarStamp.objects.values("stamp")[:1])}


def stamp_sql() -> str:
    """The same for a statement written by hand: a subquery without parameters."""
    return f"({CalendarStamp.objects.values('stamp')[:1].query})"


def calendars_at(stamp: str | None) -> Calendars:
    global _read  # noqa: PLW0603 - one memory for a process, replaced whole
    stamp = stamp or ""
    if _read[0] != stamp:
        _read = (stamp, Calendars(tuple(_entries(CalendarChange.objects.order_by("pk")))))
    return _read[1]


def _entries(rows: Iterable[CalendarChange]) -> Iterable[Entry]:
    for row in rows:
        entry = row.entry()
        yield replace(entry, entered_at=clock.local(row.entered_at))


def calendar_of(unit_id: int | None, on: dt.date | None = None) -> Calendar:
    """The working calendar of a unit; without own rows that of the unit above, up to the nation's."""
    return calendars_now().of(unit_id, on)
