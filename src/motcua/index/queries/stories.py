"""A unit's years in a row, and the province among others as published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

from motcua.index.models import PublishedResult, Round
from motcua.index.queries.rankings import Comparison, comparison, public_rounds
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
    """A published result of a province. `reckoned` False: the place is as printed, for the others'
    scores are not known here. `same_set` is None where a year does not tell its set.
    """

    result: PublishedResult
    change: Decimal | None
    nation_climbed: int | None
    region_climbed: int | None
    same_set: bool | None = None
    reckoned: bool = False


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
    if unit_name:
        rows = rows.filter(unit_name=unit_name)
    by_unit: dict[tuple[str, str, int], PublishedResult] = {
        (row.block, row.unit_name, row.year): row for row in rows
    }
    listed = sorted(by_unit.values(), key=lambda row: (-row.year, *_order(row)))
    return [_national(row, by_unit.get((row.block, row.unit_name, row.year - 1))) for row in listed]


def _order(row: PublishedResult) -> tuple[int, str]:
    return (row.nation_place or row.place or 10**6, row.unit_name)


def _national(result: PublishedResult, before: PublishedResult | None) -> National:
    return National(
        result=result,
        change=_less(result.index, before.index if before else None),
        nation_climbed=_up(before.nation_place, result.nation_place) if before else None,
        region_climbed=_up(before.region_place, result.region_place)
        if before and before.region == result.region
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
