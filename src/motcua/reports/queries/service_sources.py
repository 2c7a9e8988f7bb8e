"""What metrics of the 766 index are reckoned from besides the measures: procedures of the catalogue,
dossiers that the portal holds or that a register was asked about, communes that certify copies.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from motcua.kernel.errors import InvalidInput
from motcua.organisations.models import UnitKind
from motcua.organisations.queries import units
from motcua.procedures.queries.publication import made_public_in_time, published_in_time
from motcua.reports.indicators.engines import Tables
from motcua.reports.indicators.span import Span
from motcua.reports.queries import service_uses
from motcua.reports.queries.service_catalogue import (
    CATALOGUE,
    JUDGES,
    Catalogue,
    listed_on,
    of_communes,
    within_remits,
)
from motcua.reports.queries.service_place import Place, place_of
from motcua.reports.queries.service_uses import Known, Use
from motcua.reports.rules.service_index import Metric, ServiceIndex, Tier
from motcua.reports.rules.service_points import Figure

CERTIFYING = "communes_certifying"
PUBLICATION = {"published_in_time": published_in_time, "made_public_in_time": made_public_in_time}
# Told of the province and of each procedure alone.
_OF_THE_WHOLE = frozenset({CATALOGUE, *PUBLICATION})
Judged = Mapping[str, bool | None]


class Counted(StrEnum):
    """What the rows behind a metric are."""

    DOSSIERS = "dossiers"
    PROCEDURES = "procedures"
    PETITIONS = "petitions"
    COMMUNES = "communes"


DEFINITIONS = {
    **dict.fromkeys((*JUDGES, *PUBLICATION), Counted.PROCEDURES),
    **dict.fromkeys(service_uses.DOSSIERS, Counted.DOSSIERS),
    CERTIFYING: Counted.COMMUNES,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One reading of the index; `place` None: the province, `tables` hold its facts alone. `day` is
    the last on which the catalogue is read.
    """

    index: ServiceIndex
    of: Span
    day: dt.date
    as_of: dt.datetime | None
    place: Place | None
    tables: Tables


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of the province: its procedures, its communes by number; None where nothing says.
    `whole`: all agencies, of all procedures or of the one that is named.
    """

    uses: list[Use]
    catalogue: Catalogue | None = None
    communes: Mapping[int, str] | None = None
    whole: bool = False
    procedure: str = ""


class Sources:
    """Each thing read once for a reading, however many rows are told of it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.metrics = {key: one for key, one in reading.index.metrics.items()
                        if one.definition in DEFINITIONS}  # fmt: skip

    def whole(self) -> dict[str, Figure]:
        return self._figures(self._part)

    def of_agency(self, code: str) -> dict[str, Figure]:
        own = self._by_agency.get(code, [])
        number = self._numbers.get(code)
        if number in self._communes:
            communes = {number: self._communes[number]}
            return self._figures(Part(uses=own, catalogue=self._of_communes, communes=communes))
        try:
            place = place_of(code, self.reading.of.last)
        except InvalidInput:
            return self._figures(Part(uses=own))
        return self._figures(self._part_of(place, own))

    def of_procedure(self, code: str) -> dict[str, Figure]:
        own = self._by_procedure.get(code, [])
        listed = {code: self.procedures[code]} if code in self.procedures else {}
        part = Part(uses=own, catalogue=listed, whole=self._part.whole, procedure=code)
        return self._figures(part)

    def behind(self, metric: Metric) -> list[tuple[str, bool]]:
        """Raises InvalidInput where the place has no such figure."""
        if metric.definition in service_uses.DOSSIERS:
            told, tables, of = self._known, self.reading.tables, self.reading.of
            if self._has(metric.definition):
                return list(service_uses.dossiers(tables, of, told, metric.definition))
        elif (judged := self._judged(metric, self._part)) is not None:
            return sorted((key, one) for key, one in judged.items() if one is not None)
        raise InvalidInput(f"“{metric.name}” {_why_not(metric)}", field="unit")

    @property
    def procedures(self) -> Catalogue:
        return self._part.catalogue or {}

    @property
    def named(self) -> frozenset[str]:
        """Codes of procedures that have rows of their own, whether or not a dossier came."""
        published = self._published.values() if self._part.whole else ()
        return frozenset(self.procedures).union(*published)

    # What is read

    @cached_property
    def _part(self) -> Part:
        place = self.reading.place
        if place is None or place.whole:
            return Part(
                uses=self._uses, catalogue=self._listed, communes=self._communes, whole=True
            )
        return self._part_of(place, self._uses)

    def _part_of(self, place: Place, uses: list[Use]) -> Part:
        if place.tier is not Tier.COMMUNE:
            charged = within_remits(self._listed, place.unit_ids)
            return Part(uses=uses, catalogue=charged or None)
        own = {pk: code for pk, code in self._communes.items() if pk in place.unit_ids}
        return Part(uses=uses, catalogue=self._of_communes, communes=own)

    @cached_property
    def _of_communes(self) -> Catalogue:
        return of_communes(self._listed)

    @cached_property
    def _listed(self) -> Catalogue:
        return listed_on(self.reading.day)

    @cached_property
    def _published(self) -> dict[str, Judged]:
        of, known_at = self.reading.of, self.reading.as_of
        return {
            name: read(of.first, of.last, known_at=known_at) for name, read in PUBLICATION.items()
        }

    @cached_property
    def _communes(self) -> dict[int, str]:
        found = units.of_kind(UnitKind.COMMUNE, self.reading.of.last)
        return {one.unit_id: one.code for one in found}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return units.numbers(self.reading.of.last)

    @cached_property
    def _known(self) -> Known:
        of = self.reading.of
        return service_uses.known(of.first, of.last, self.reading.as_of)

    @cached_property
    def _uses(self) -> list[Use]:
        return service_uses.uses(self.reading.tables, self.reading.of, self._known)

    @cached_property
    def _by_agency(self) -> dict[str, list[Use]]:
        return _grouped(self._uses, lambda use: use.agency)

    @cached_property
    def _by_procedure(self) -> dict[str, list[Use]]:
        return _grouped(self._uses, lambda use: use.procedure)

    # What it comes to

    def _figures(self, part: Part) -> dict[str, Figure]:
        told = {}
        for key, metric in self.metrics.items():
            if metric.definition in service_uses.DOSSIERS:
                if self._has(metric.definition):
                    told[key] = _of_dossiers(metric.definition, part.uses)
            elif (judged := self._judged(metric, part)) is not None:
                told[key] = figure_of(judged.values())
        return told

    def _has(self, definition: str) -> bool:
        return definition == service_uses.CITIZEN_DATA or self._known.compared_s is not None

    def _judged(self, metric: Metric, part: Part) -> Judged | None:
        if metric.definition == CERTIFYING:
            return self._certifying(metric, part)
        if metric.definition in _OF_THE_WHOLE and not part.whole:
            return None
        if metric.definition in PUBLICATION:
            told = self._published[metric.definition]
            return told if not part.procedure else _of_key(told, part.procedure)
        if part.catalogue is None:
            return None
        online = {use.procedure for use in part.uses if use.online}
        looked_up = {use.procedure for use in part.uses if use.looked_up}
        return JUDGES[metric.definition](part.catalogue, online, looked_up)

    def _certifying(self, metric: Metric, part: Part) -> dict[str, bool] | None:
        """Communes that gave an electronic result of a procedure that the metric names."""
        if part.communes is None:
            return None
        given = {self._numbers.get(use.agency) for use in part.uses
                 if use.sealed and use.procedure in metric.procedures}  # fmt: skip
        return {code: pk in given for pk, code in part.communes.items()}


def _why_not(metric: Metric) -> str:
    if metric.definition in _OF_THE_WHOLE:
        return "chỉ tính cho toàn tỉnh và từng thủ tục. Bỏ --unit."
    return f"chưa có nguồn số liệu: {metric.unknown}."


def _of_key(told: Judged, key: str) -> Judged:
    return {key: told[key]} if key in told else {}


def _grouped(uses: Iterable[Use], key: Callable[[Use], str]) -> dict[str, list[Use]]:
    found: dict[str, list[Use]] = {}
    for use in uses:
        found.setdefault(key(use), []).append(use)
    return found


def figure_of(judged: Iterable[bool | None]) -> Figure:
    told = list(judged)
    clear = [one for one in told if one is not None]
    return Figure(sum(clear), len(clear), len(told) - len(clear))


def _of_dossiers(definition: str, own: list[Use]) -> Figure:
    above, below = (
        sum(getattr(use, name) for use in own) for name in service_uses.DOSSIERS[definition]
    )
    return Figure(above, below, sum(use.received for use in own) - below)
