"""A unit's years in a row, and the province among others as published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import zip_longest

from motcua.index.models import PublishedResult, Round
from motcua.index.queries.rankings import Comparison, comparison, public_rounds
from motcua.index.rules.placing import Place, Scored, nation_places, region_places
from motcua.organisations.queries import units

YEARS = 5
# Classes that oblige a unit to explain itself before the Steering Committee (mission S3).
WEAK = frozenset({"Trung bình", "Yếu"})


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One year of a unit; `change` and `climbed` since the year before it in the story."""

    result: PublishedResult
    change: Decimal | None
    climbed: int | None
    comparison: Comparison | None


@dataclass(frozen=True, kw_only=True)
class National:
    """A published result of a province. Its places are reckoned where every score of the year is
    known here, otherwise as printed. `same_set` is None where a year does not tell its set.
    """

    result: PublishedResult
    nation: Place
    region: Place
    change: Decimal | None
    nation_climbed: int | None
    region_climbed: int | None
    same_set: bool | None = None


def story(unit_id: int, at: dt.datetime) -> list[Chapter]:
    """Newest first, at most five years, its predecessors' years too; public rounds only."""
    ids = units.with_predecessors(frozenset({unit_id}), at.date())
    rows = PublishedResult.objects.filter(
        unit__in=ids, round__in=public_rounds(at).values("pk")
    ).select_related("round__previous", "breakdown")
    latest: dict[int, PublishedResult] = {}
    for row in sorted(rows, key=lambda one: (-one.year, one.unit_id != unit_id)):
        latest.setdefault(row.year, row)
    chosen = list(latest.values())[:YEARS]
    return [_chapter(row, after) for row, after in zip_longest(chosen, chosen[1:])]


def _chapter(result: PublishedResult, before: PublishedResult | None) -> Chapter:
    assert result.round is not None
    same_block = before is not None and before.block == result.block
    return Chapter(
        result=result,
        change=_less(result.index, before.index if before else None),
        climbed=_up(before.place, result.place) if before and same_block else None,
        comparison=_comparison(result.round, result.block, before),
    )


def _comparison(round_: Round, block: str, before: PublishedResult | None) -> Comparison | None:
    if before is None:
        return None
    if round_.previous_id == before.round_id:
        return comparison(round_, block)
    return Comparison(year=before.year, changed=None)


def national(unit_name: str = "") -> list[National]:
    """Results entered as published, newest first; of one province or all, changes computed."""
    rows = PublishedResult.objects.filter(round=None, as_published=True)
    years: dict[tuple[str, int], list[PublishedResult]] = {}
    for row in rows.order_by("pk"):
        years.setdefault((row.block, row.year), []).append(row)
    placed = {
        (row.block, row.unit_name, row.year): (row, nation, region)
        for of_year in years.values()
        for row, nation, region in _placed(of_year)
    }
    found = [
        _national(told, placed.get((block, name, year - 1)))
        for (block, name, year), told in placed.items()
        if unit_name in {"", name}
    ]
    return sorted(found, key=_order)


Placed = tuple[PublishedResult, Place, Place]


def _placed(rows: list[PublishedResult]) -> Iterator[Placed]:
    scored = [
        Scored(
            year=row.year, index=None if row.index is None else Fraction(row.index),
            place=row.nation_place, of=row.nation_of, region=row.region,
            region_place=row.region_place, region_of=row.region_of,
        )
        for row in rows
    ]  # fmt: skip
    return zip(rows, nation_places(scored), region_places(scored), strict=True)


def _order(one: National) -> tuple[int, int, str]:
    return (-one.result.year, one.nation.place or one.result.place or 10**6, one.result.unit_name)


def _national(told: Placed, earlier: Placed | None) -> National:
    result, nation, region = told
    before, nation_before, region_before = earlier or (None, None, None)
    same_region = before is not None and before.region == result.region
    return National(
        result=result,
        nation=nation,
        region=region,
        change=_less(result.index, before.index if before else None),
        nation_climbed=_up(nation_before.place, nation.place) if nation_before else None,
        region_climbed=_up(region_before.place, region.place)
        if region_before and same_region
        else None,
        same_set=_same_set(before, result),
    )


def _same_set(before: PublishedResult | None, after: PublishedResult) -> bool | None:
    if before is None or not (before.set_name and after.set_name):
        return None
    return before.set_name == after.set_name


def _less(after: Decimal | None, before: Decimal | None) -> Decimal | None:
    return None if after is None or before is None else after - before


def _up(before: int | None, after: int | None) -> int | None:
    return before - after if before and after else None


def explaining(
    rows: Iterable[PublishedResult], weak: frozenset[str] = WEAK
) -> list[PublishedResult]:
    """Units whose class obliges them to explain themselves before the Steering Committee."""
    return [row for row in rows if row.grade in weak]
