"""Units, procedures and calendars by date, as facts need them: read once, asked a million times."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any

from django.conf import settings

from motcua.calendars.queries import Calendars, calendars_now
from motcua.kernel.errors import NotFound
from motcua.organisations.models import UnitKind
from motcua.organisations.queries import units
from motcua.organisations.rules.tree import Tree
from motcua.procedures.models import ProcedureVersion
from motcua.reports.rules.facts import local_day
from motcua.worktime import Calendar, UnknownYear
from motcua.worktime.seconds import ORIGIN_EPOCH

_EPOCH = dt.date(1970, 1, 1)
_TIERS = {
    UnitKind.PROVINCE: "province",
    UnitKind.DEPARTMENT: "province",
    UnitKind.DISTRICT: "district",
    UnitKind.COMMUNE: "commune",
}
# Before 15/08/2022 levels were numbered (NĐ 42/2022 Điều 11-12): 4 is whole, 3 is part.
_LEVELS = {"whole": "full", "part": "partial", "4": "full", "3": "partial"}


class KnownSurroundings:
    """Of one reading: what changes meanwhile is seen by the next. `whole` reads all procedures at
    once, for many dossiers.
    """

    def __init__(self, *, whole: bool = False) -> None:
        self.province = settings.MOTCUA_PROVINCE
        self._turns = [(day - _EPOCH).days for day in units.turning_days()]
        self._trees: dict[int, tuple[dt.date, Tree]] = {}
        self._codes: dict[tuple[int, int], str] = {}
        self._tiers: dict[tuple[int, int], str] = {}
        self._versions = dict(_versions()) if whole else {}
        self._whole = whole
        self._calendars = calendars_now()
        self._entered = [int(e.entered_at.timestamp()) for e in self._calendars.entered
                         if e.entered_at is not None]  # fmt: skip
        self._known: dict[int, Calendars] = {}
        self._calendar: dict[tuple[int, int, int], Calendar] = {}

    # Units

    def unit_code(self, unit: int, day: int) -> str:
        """Its own code or that of the unit above; its short name where none has one."""
        key = (unit, self._era(day))
        if key not in self._codes:
            self._codes[key] = self._code(unit, key[1])
        return self._codes[key]

    def tier(self, unit: int, day: int) -> str:
        key = (unit, self._era(day))
        if key not in self._tiers:
            self._tiers[key] = self._tier(unit, key[1])
        return self._tiers[key]

    def _era(self, day: int) -> int:
        """Between two turns of the tree every day has the same one."""
        return bisect_right(self._turns, day)

    def _tree(self, era: int) -> tuple[dt.date, Tree]:
        if era not in self._trees:
            first = self._turns[era - 1] if era else (self._turns or [0])[0] - 1
            day = _EPOCH + dt.timedelta(first)
            self._trees[era] = (day, units.tree(day))
        return self._trees[era]

    def _code(self, unit: int, era: int) -> str:
        day, tree = self._tree(era)
        if found := tree.code(unit):
            return found
        try:
            place = units.place(unit, day)
        except NotFound:
            return ""
        above = self._code(place.parent_id, era) if place.parent_id else ""
        return place.code or above or units.slug_of(unit)

    def _tier(self, unit: int, era: int) -> str:
        day, tree = self._tree(era)
        seat = tree.seat(unit)
        try:
            place = units.place(seat or unit, day)
        except NotFound:
            return ""
        if seat is None and place.parent_id and place.kind not in _TIERS:
            return self._tier(place.parent_id, era)
        return _TIERS.get(UnitKind(place.kind), "")

    # Procedures

    def field(self, procedure: str, version: int) -> str | None:
        found = self._version(procedure, version)
        return found[0] if found else None

    def online_level(self, procedure: str, version: int) -> str:
        found = self._version(procedure, version)
        return _LEVELS.get(found[1], "") if found else ""

    def _version(self, procedure: str, version: int) -> tuple[str, str] | None:
        key = (procedure, version)
        if not self._whole and key not in self._versions:
            self._versions |= dict(_versions(procedure__code=procedure, number=version))
        return self._versions.get(key)

    # Calendars

    def working_seconds(self, unit: int, from_s: int, to_s: int, known_s: int) -> int | None:
        """By the unit's calendar of the day it ended, as it was known then: a later change of the
        calendar moves what still runs, never what was reckoned.
        """
        calendar = self._calendar_of(unit, local_day(to_s), known_s)
        try:
            return calendar.elapsed_seconds(from_s - ORIGIN_EPOCH, to_s - ORIGIN_EPOCH)
        except UnknownYear:
            return None

    def _calendar_of(self, unit: int, day: int, known_s: int) -> Calendar:
        known = bisect_left(self._entered, known_s)
        era = self._era(day)
        key = (unit, era, known)
        if key not in self._calendar:
            if known not in self._known:
                entered = self._calendars.entered
                whole = known == len(entered)
                self._known[known] = self._calendars if whole else Calendars(entered[:known])
            self._calendar[key] = self._known[known].of(unit or None, self._tree(era)[0])
        return self._calendar[key]


def _versions(**which: Any) -> Iterator[tuple[tuple[str, int], tuple[str, str]]]:
    rows = ProcedureVersion.objects.filter(**which).values_list(
        "procedure__code", "number", "field__name", "online_level"
    )
    for code, number, name, level in rows:
        yield (code, number), (name, level)
