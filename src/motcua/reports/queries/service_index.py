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

from django.db.models import Exists, OuterRef, Q

from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput
from motcua.organisations.models import Unit, UnitKind, UnitVersion
from motcua.organisations.queries import units
from motcua.procedures.models import Method, Paper, ProcedureVersion, Status
from motcua.reports.indicators.definitions import INDICATORS, Indicator
from motcua.reports.indicators.engines import Tables, in_memory
from motcua.reports.indicators.measures import MEASURES, marked
from motcua.reports.indicators.reckoning import Figures, reckon, total
from motcua.reports.indicators.span import Span, span
from motcua.reports.queries import by_instant, petitions
from motcua.reports.queries.service_petitions import SATISFIED, Told, of_rows, of_whole, satisfied
from motcua.reports.queries.settlement import names_of
from motcua.reports.rules.service_index import ServiceIndex, Tier, set_in_force
from motcua.reports.rules.service_points import Figure, Score, score

CATALOGUE = "catalogue_content"
TOTAL = "TOTAL"
COLUMNS = (
    "code", "agency", "tier", "procedure", "channel", "online_level", "ending", "received_s",
    "due_s", "finished_s", "supplements", "supplement_from_s", "supplement_to_s", "papers",
    "papers_digitised", "result_channel", "result_electronic",
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
    """A dossier or procedure of the denominator; `counted`: of the numerator too."""

    key: str
    counted: bool


@dataclass(frozen=True, kw_only=True)
class Place:
    """The unit that is asked about with all below it, and those whose work they took over."""

    name: str
    tier: Tier
    whole: bool
    codes: frozenset[str]
    unit_ids: frozenset[int] = frozenset()


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
    contents = contents_on(_day(last, as_of)) if at is None or at.whole else None
    ids = at.unit_ids if at else None
    unhappy = petitions.complained(last, as_of)
    asked = Asked(index=index, of=of, contents=contents or {}, unhappy=unhappy)
    with _held(at, as_of) as tables:
        rows = list(_rows(tables, asked, by, _of_rows(asked, by, ids, as_of)))
        (whole,) = reckon(tables, of, indicators=_asked(index)).values()
        pleased = satisfied(tables, of, unhappy).get("")
    told = _figures(index, whole, contents) | of_whole(index, first, last, ids, as_of)
    told |= _pleased(index, pleased)
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
    if one.definition == CATALOGUE:
        if at and not at.whole:
            raise InvalidInput(
                f"“{one.name}” chỉ tính cho toàn tỉnh và từng thủ tục. Bỏ --unit.", field="unit"
            )
        found = sorted(contents_on(_day(last, as_of)).items())
        return [Behind(key=key, counted=full) for key, full in found]
    if one.definition in petitions.METRICS:
        ids = at.unit_ids if at else None
        told = petitions.judged(one.definition, first, last, unit_ids=ids, as_of=as_of)
        return [Behind(key=code, counted=counted) for code, counted in told]
    with _held(at, as_of) as tables:
        return list(dossiers_behind(tables, of, INDICATORS[one.definition]))


def _pleased(index: ServiceIndex, told: Figure | None) -> dict[str, Figure]:
    keys = [key for key, one in index.metrics.items() if one.definition == SATISFIED]
    return {} if told is None else dict.fromkeys(keys, told)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What every row of one reading is reckoned by; `unhappy`: codes of dossiers complained of."""

    index: ServiceIndex
    of: Span
    contents: Mapping[str, bool]
    unhappy: frozenset[str]


def _of_rows(
    asked: Asked, by: By | None, ids: Collection[int] | None, as_of: dt.datetime | None
) -> Told:
    if by is None:
        return {}
    of, told = asked.of, by is By.PROCEDURE
    return of_rows(asked.index, of.first, of.last, ids, as_of, by_procedure=told)


def _day(last: dt.date, as_of: dt.datetime | None) -> dt.date:
    return last if as_of is None else min(last, clock.local(as_of).date())


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


def _rows(tables: Tables, given: Asked, by: By | None, petitioned: Told) -> Iterator[Row]:
    if by is None:
        return
    index, contents = given.index, given.contents
    asked = _asked(index)
    found = reckon(tables, given.of, by=[by.value, "tier"], indicators=asked)
    pleased = satisfied(tables, given.of, given.unhappy, by.value)
    keys = {key for key, _ in found} | set(petitioned)
    keys |= set(contents) if by is By.PROCEDURE else set()
    names = names_of(by.value, keys)
    measures = list(dict.fromkeys(name for one in asked for name in one.measures))
    for key in sorted(keys):
        parts = {tier: figures for (own, tier), figures in found.items() if own == key}
        whole = total(parts.values(), measures)
        content = {key: contents[key]} if by is By.PROCEDURE and key in contents else None
        if content is None and key not in petitioned and not any(whole.sums.values()):
            continue
        tier = Tier.COMMUNE if by is By.AGENCY and set(parts) == {"commune"} else Tier.PROVINCE
        told = _figures(index, whole, content) | _pleased(index, pleased.get(key))
        told |= _petitioned(index, petitioned.get(key))
        scored = score(index, told, tier)
        yield Row(key=key, name=names.get(key, key), score=scored)


def _petitioned(index: ServiceIndex, told: Mapping[str, Figure] | None) -> dict[str, Figure]:
    """Whom nobody petitioned about: nothing of nothing."""
    none = {k for k, one in index.metrics.items() if one.definition in petitions.METRICS}
    return dict.fromkeys(none, Figure(0, 0)) if told is None else dict(told)


def _figures(
    index: ServiceIndex, found: Figures, contents: Mapping[str, bool] | None
) -> dict[str, Figure]:  # fmt: skip
    """Only of what has a source; contents None: not known of this part of the province."""
    told = {
        key: Figure(*found.parts(INDICATORS[one.definition]))
        for key, one in index.metrics.items()
        if one.definition in INDICATORS
    }
    for key, one in index.metrics.items():
        if one.unknown and not told[key].denominator and found.sums["received"]:
            del told[key]
        if one.definition == CATALOGUE and contents is not None:
            told[key] = Figure(sum(contents.values()), len(contents))
    return told


def contents_on(day: dt.date) -> dict[str, bool]:
    """Procedures in force on the day, and whether their parts are all there.

    Name, steps, way, papers, term, audience and agency: NĐ 63/2010/NĐ-CP Điều 8, as metric 1.3 of
    the index counts them.
    """
    version = Q(version=OuterRef("pk"))
    terms = Method.objects.filter(version).exclude(term="", term_text="")
    rows = (
        ProcedureVersion.objects.exclude(status=Status.DRAFT)
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day)
        .annotate(timed=Exists(terms), papered=Exists(Paper.objects.filter(version)))
        .order_by("number")
    )
    told = rows.values_list(
        "procedure__code", "timed", "papered", "name", "steps_text", "audience", "agencies"
    )
    return {code: all(parts) for code, *parts in told}


def place_of(code: str, day: dt.date) -> Place:
    number = units.numbers(day).get(code) or _former(code)
    tree = units.tree(day)
    line = [units.place(number, day), *tree.line(number)]
    if not line[0].code and tree.code(number):
        raise InvalidInput(
            f"{line[0].name} không có mã định danh riêng: hồ sơ của đơn vị này được tính ở "
            f"{tree.code(number)}. Ghi mã ấy.",
            field="unit",
        )
    wanted = units.with_predecessors(tree.below(number), day)
    versions = UnitVersion.objects.filter(unit__in=wanted).exclude(code="")
    slugs = Unit.objects.filter(pk__in=wanted).values_list("slug", flat=True)
    commune = any(one.kind == UnitKind.COMMUNE for one in line)
    return Place(
        name=line[0].name,
        tier=Tier.COMMUNE if commune else Tier.PROVINCE,
        whole=line[0].kind == UnitKind.PROVINCE,
        codes=frozenset({*versions.values_list("code", flat=True), *slugs}),
        unit_ids=frozenset(wanted),
    )


def _former(code: str) -> int:
    """A unit that stood once. Raises InvalidInput."""
    row = UnitVersion.objects.filter(Q(code=code) | Q(unit__slug=code)).order_by("-valid_from")
    found = row.values_list("unit", flat=True).first()
    if found is None:
        raise InvalidInput(
            f"Không có đơn vị “{code}”. Ghi mã định danh của đơn vị, ví dụ H52.118.", field="unit"
        )
    return found
