"""The 766 index of this installation: each metric from the facts, and the rows behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Any

from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput
from motcua.reports.indicators.definitions import INDICATORS, Indicator
from motcua.reports.indicators.engines import Tables, in_memory
from motcua.reports.indicators.measures import MEASURES, marked
from motcua.reports.indicators.reckoning import Figures, reckon, total
from motcua.reports.indicators.span import Span, span
from motcua.reports.queries import by_instant, petitions
from motcua.reports.queries.service_petitions import SATISFIED, Told, of_rows, of_whole, satisfied
from motcua.reports.queries.service_place import Place, place_of
from motcua.reports.queries.service_sources import DEFINITIONS, Counted, Reading, Sources
from motcua.reports.queries.settlement import names_of
from motcua.reports.rules.service_index import ServiceIndex, Tier, set_in_force
from motcua.reports.rules.service_points import Figure, Score, score

TOTAL = "TOTAL"
COLUMNS = (
    "code", "agency", "tier", "procedure", "channel", "online_level", "ending", "received_s",
    "due_s", "finished_s", "supplements", "supplement_from_s", "supplement_to_s", "papers",
    "papers_digitised", "papers_reused", "result_channel", "result_electronic",
)  # fmt: skip


class By(StrEnum):
    AGENCY = "agency"
    PROCEDURE = "procedure"


@dataclass(frozen=True, kw_only=True)
class Row:
    key: str
    name: str
    score: Score


@dataclass(frozen=True, kw_only=True)
class Behind:
    """A dossier, procedure, petition or commune of the denominator; `counted`: of the numerator too."""

    key: str
    counted: bool


def service_index(
    first: dt.date,
    last: dt.date,
    *,
    unit: str = "",
    by: By | None = None,
    as_of: dt.datetime | None = None,
) -> tuple[Row, ...]:
    """Rows in the order of their keys, the last one `TOTAL`.

    Raises InvalidInput: days in the wrong order, two sets in one period, an unknown unit.
    """
    index, of = set_in_force(first, last), span(first, last, as_of)
    at = place_of(unit, last) if unit else None
    ids = at.unit_ids if at else None
    unhappy = petitions.complained(last, as_of)
    with _held(at, as_of) as tables:
        sources = Sources(_reading(index, of, as_of, at, tables))
        asked = Asked(sources=sources, unhappy=unhappy)
        rows = list(_rows(asked, by, _of_rows(asked, by, ids)))
        (whole,) = reckon(tables, of, indicators=_asked(index)).values()
        pleased = satisfied(tables, of, unhappy).get("")
        told = _figures(index, whole) | sources.whole()
    told |= of_whole(index, first, last, ids, as_of) | _pleased(index, pleased)
    tier = at.tier if at else Tier.PROVINCE
    name = at.name if at else "Toàn tỉnh"
    return (*rows, Row(key=TOTAL, name=name, score=score(index, told, tier)))


def behind(
    metric: str,
    first: dt.date,
    last: dt.date,
    *,
    unit: str = "",
    as_of: dt.datetime | None = None,
) -> list[Behind]:
    """What a metric was reckoned from, by code. Raises InvalidInput also without a source."""
    one, of = set_in_force(first, last).metric(metric), span(first, last, as_of)
    if one.missing:
        raise InvalidInput(f"“{one.name}” chưa có nguồn số liệu: {one.missing}.", field="metric")
    if one.private:
        raise InvalidInput(f"“{one.name}” không mở danh sách: {one.private}.", field="metric")
    at = place_of(unit, last) if unit else None
    if one.definition in petitions.METRICS:
        ids = at.unit_ids if at else None
        told = petitions.judged(one.definition, first, last, unit_ids=ids, as_of=as_of)
        return [Behind(key=code, counted=counted) for code, counted in told]
    with _held(at, as_of) as tables:
        if one.definition in INDICATORS:
            return list(dossiers_behind(tables, of, INDICATORS[one.definition]))
        sources = Sources(_reading(set_in_force(first, last), of, as_of, at, tables))
        return [Behind(key=key, counted=counted) for key, counted in sources.behind(one)]


def counted_by(definition: str) -> Counted:
    """What the rows behind a metric of this definition are."""
    if definition in petitions.METRICS:
        return Counted.PETITIONS
    return DEFINITIONS.get(definition, Counted.DOSSIERS)


_NAMED = {Counted.PROCEDURES: By.PROCEDURE, Counted.COMMUNES: By.AGENCY}


def names_behind(definition: str, keys: Collection[str]) -> Mapping[str, str]:
    """Of procedures and communes; nobody's dossier has a name here."""
    by = _NAMED.get(counted_by(definition))
    return names_of(by.value, set(keys)) if by else {}


def _reading(
    index: ServiceIndex, of: Span, as_of: dt.datetime | None, at: Place | None, tables: Tables
) -> Reading:
    day = of.last if as_of is None else min(of.last, clock.local(as_of).date())
    return Reading(index=index, of=of, day=day, as_of=as_of, place=at, tables=tables)


def _pleased(index: ServiceIndex, told: Figure | None) -> dict[str, Figure]:
    keys = [key for key, one in index.metrics.items() if one.definition == SATISFIED]
    return {} if told is None else dict.fromkeys(keys, told)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What every row of one reading is reckoned by; `unhappy`: codes of dossiers complained of."""

    sources: Sources
    unhappy: frozenset[str]

    @property
    def reading(self) -> Reading:
        return self.sources.reading


def _of_rows(asked: Asked, by: By | None, ids: Collection[int] | None) -> Told:
    if by is None:
        return {}
    told, of = asked.reading, asked.reading.of
    by_procedure = by is By.PROCEDURE
    return of_rows(told.index, of.first, of.last, ids, told.as_of, by_procedure=by_procedure)


def dossiers_behind(tables: Tables, of: Span, indicator: Indicator) -> Iterator[Behind]:
    """Of an indicator that divides: those of its denominator, in the order of their codes."""
    known = marked(tables.dossiers, of)
    below = _any(known, indicator.denominator)
    told = known.filter(below).mutate(counted=_any(known, indicator.numerator).fill_null(False))
    rows = tables.rows(told.select("code", "counted").order_by("code"))
    yield from (Behind(key=row["code"], counted=row["counted"]) for row in rows)


def _any(known: Any, measures: Sequence[str]) -> Any:
    """No two measures of one part hold the same dossier, so their sum is the size of the union."""
    return reduce(or_, (MEASURES[name].of(known) for name in measures))


@contextmanager
def _held(at: Place | None, as_of: dt.datetime | None) -> Iterator[Tables]:
    with held(None if at is None else at.codes, as_of) as tables:
        yield tables


@contextmanager
def held(agencies: Collection[str] | None, as_of: dt.datetime | None) -> Iterator[Tables]:
    """The facts of these agencies, None: of all, in the engine."""
    with in_memory(by_instant.dossiers(COLUMNS, as_of)) as tables:
        if agencies is None:
            yield tables
        else:
            here = tables.dossiers.agency.isin(sorted(agencies))
            yield Tables(tables.dossiers.filter(here), None)


def _asked(index: ServiceIndex) -> list[Indicator]:
    named = dict.fromkeys(one.definition for one in index.metrics.values())
    return [INDICATORS[name] for name in named if name in INDICATORS]


def _rows(given: Asked, by: By | None, petitioned: Told) -> Iterator[Row]:
    if by is None:
        return
    told, index = given.reading, given.reading.index
    asked = _asked(index)
    found = reckon(told.tables, told.of, by=[by.value, "tier"], indicators=asked)
    pleased = satisfied(told.tables, told.of, given.unhappy, by.value)
    listed = given.sources.named if by is By.PROCEDURE else frozenset()
    keys = {key for key, _ in found} | set(petitioned) | listed
    names = names_of(by.value, keys)
    measures = list(dict.fromkeys(name for one in asked for name in one.measures))
    for key in sorted(keys):
        parts = {tier: figures for (own, tier), figures in found.items() if own == key}
        whole = total(parts.values(), measures)
        if key not in listed and key not in petitioned and not any(whole.sums.values()):
            continue
        tier = Tier.COMMUNE if by is By.AGENCY and set(parts) == {"commune"} else Tier.PROVINCE
        figures = _figures(index, whole) | _of_key(given.sources, by, key)
        figures |= _pleased(index, pleased.get(key)) | _petitioned(index, petitioned.get(key))
        yield Row(key=key, name=names.get(key, key), score=score(index, figures, tier))


def _of_key(sources: Sources, by: By, key: str) -> dict[str, Figure]:
    return sources.of_procedure(key) if by is By.PROCEDURE else sources.of_agency(key)


def _petitioned(index: ServiceIndex, told: Mapping[str, Figure] | None) -> dict[str, Figure]:
    """Whom nobody petitioned about: nothing of nothing."""
    none = {k for k, one in index.metrics.items() if one.definition in petitions.METRICS}
    return dict.fromkeys(none, Figure(0, 0)) if told is None else dict(told)


def _figures(index: ServiceIndex, found: Figures) -> dict[str, Figure]:
    """Of the measures; only of what was recorded."""
    told = {
        key: Figure(*found.parts(INDICATORS[one.definition]))
        for key, one in index.metrics.items()
        if one.definition in INDICATORS
    }
    return {
        key: figure
        for key, figure in told.items()
        if figure.denominator or not (index.metrics[key].unknown and found.sums["received"])
    }
