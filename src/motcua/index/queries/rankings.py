"""Published rankings from what was kept at publication: no scoring while somebody waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from motcua.index.models import Confidence, PublishedResult, Round, RoundBlock
from motcua.index.queries import rule_sets
from motcua.index.rules.changed_places import mean, shared
from motcua.index.rules.comparing import changed_criteria
from motcua.index.rules.faults import InvalidSet
from motcua.organisations.queries import units

__all__ = ["PublishedResult", "Round"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sure:
    """Between `low` and `high` lies the place nine times in ten; `share` percent just there."""

    low: int
    middle: int
    high: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaCell:
    code: str
    name: str
    points: Decimal
    most: Decimal
    place: int | None

    @property
    def percent(self) -> Decimal | None:
        return self.points * 100 / self.most if self.most else None


@dataclass(frozen=True, kw_only=True)
class RankRow:
    """`change` in points since the round before, `climbed` places up; None where not known.

    `losses` are read for one unit only (`row_of`), not for a table.
    """

    unit_id: int
    name: str
    slug: str
    index: Decimal | None
    place: int | None
    of: int | None
    tied: bool
    grade: str
    points: Decimal | None
    most: Decimal | None
    change: Decimal | None = None
    climbed: int | None = None
    areas: tuple[AreaCell, ...] = ()
    appraised: Decimal | None = None
    appraised_place: int | None = None
    surveyed: Decimal | None = None
    survey_place: int | None = None
    bonus: Decimal = Decimal(0)
    penalty: Decimal = Decimal(0)
    losses: tuple[Mapping[str, Any], ...] = ()
    held_back: Mapping[str, Any] = field(default_factory=dict)
    sure: Sure | None = None


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """With the round before: `changed` criteria mean something else, None where it is not known."""

    year: int
    changed: int | None


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """One block of one round. `kept` says how its confidence was reckoned."""

    round: Round
    block: str
    blocks: tuple[str, ...]
    rows: tuple[RankRow, ...]
    set_name: str
    comparison: Comparison | None
    kept: Confidence | None
    is_open: bool = False
    stale: bool = False

    @property
    def mean(self) -> Decimal | None:
        return mean([row.index for row in self.rows])

    @property
    def areas(self) -> tuple[AreaCell, ...]:
        return self.rows[0].areas if self.rows else ()

    @property
    def answers(self) -> tuple[int, int] | None:
        """Fewest and most answers of a unit in surveys that were taken; None without one."""
        told = self.kept.answered.values() if self.kept else ()
        counts = [n for by_unit in told for n in by_unit.values()]
        return (min(counts), max(counts)) if counts else None


def public_rounds(at: dt.datetime) -> QuerySet[Round]:
    """Published, and their hour has come; newest first."""
    come = Q(public_from__lte=at) | Q(public_from=None, published_at__lte=at)
    return Round.objects.filter(come, state=Round.State.PUBLISHED).order_by("-year", "-pk")


def ranking(round_: Round, block: str = "", *, areas: bool = True) -> Ranking | None:
    """The first block where none is named; None where nothing was published. The caller has asked
    whether the round may be seen. Without `areas` their points are not read.
    """
    names = _names(round_)
    chosen = _chosen(names, block)
    results = _results(round_).filter(block=chosen).defer("breakdown__losses")
    if not areas:
        results = results.defer("areas", "breakdown__losses", "breakdown__area_places")
    rows = sorted(results, key=lambda row: (row.place is None, row.place or 0, row.unit_name))
    if not rows:
        return None
    kept = Confidence.objects.filter(round=round_, block=chosen).first()
    before = {one.unit_id: one for one in _before(round_, [row.unit_id for row in rows])}
    ties = shared(row.place for row in rows)
    found = tuple(_row(row, before.get(row.unit_id), ties, kept, areas=areas) for row in rows)
    return Ranking(
        round=round_,
        block=chosen,
        blocks=tuple(names),
        rows=_named(found),
        set_name=rows[0].set_name,
        comparison=comparison(round_, chosen),
        kept=kept,
    )


def edition(round_: Round, block: str = "") -> str:
    """Names what `ranking` tells of this block for good; empty as long as its reasons or its
    confidence are still to be reckoned.
    """
    chosen = _chosen(_names(round_), block)
    kept = Confidence.objects.filter(round=round_, block=chosen).values_list("pk", "digest").first()
    return "" if kept is None else f"{round_.pk}:{kept[0]}:{kept[1]}"


def row_of(result: PublishedResult) -> RankRow:
    """One unit with what it lost; the caller has asked whether its round may be seen."""
    round_ = result.round
    assert round_ is not None
    kept = Confidence.objects.filter(round=round_, block=result.block).first()
    same = PublishedResult.objects.filter(round=round_, block=result.block, place=result.place)
    ties = {result.place} if result.place and same.count() > 1 else set()
    before = next(iter(_before(round_, [result.unit_id])), None)
    more = getattr(result, "breakdown", None)
    found = _row(result, before, ties, kept)
    return replace(_named([found])[0], losses=tuple(more.losses) if more else ())


def _results(round_: Round) -> QuerySet[PublishedResult]:
    return PublishedResult.objects.filter(round=round_).select_related("breakdown")


def _before(round_: Round, unit_ids: Collection[int | None]) -> list[PublishedResult]:
    """What the round before gave them."""
    if round_.previous_id is None:
        return []
    rows = PublishedResult.objects.filter(round=round_.previous_id, unit__in=unit_ids)
    return list(rows.only("unit_id", "index", "place", "block"))


def _names(round_: Round) -> list[str]:
    """Blocks with results, in the order of the round."""
    published = set(
        PublishedResult.objects.filter(round=round_).order_by().values_list("block", flat=True)
        .distinct()
    )  # fmt: skip
    ordered = RoundBlock.objects.filter(round=round_).values_list("name", flat=True)
    return [name for name in ordered if name in published]


def _chosen(names: list[str], block: str) -> str:
    return block if block in names else (names[0] if names else "")


def _row(
    result: PublishedResult,
    before: PublishedResult | None,
    ties: set[int],
    kept: Confidence | None,
    *,
    areas: bool = True,
) -> RankRow:
    more = getattr(result, "breakdown", None)
    said = {} if more is None else {
        name: getattr(more, name) for name in (
            "appraised", "appraised_place", "surveyed", "survey_place", "bonus", "penalty",
            "held_back",
        )
    }  # fmt: skip
    return RankRow(
        unit_id=result.unit_id or 0,
        name=result.unit_name,
        slug="",
        index=result.index,
        place=result.place,
        of=result.of,
        tied=result.place in ties,
        grade=result.grade,
        points=result.points,
        most=result.most,
        change=_change(result, before),
        climbed=_climbed(result, before),
        areas=_areas(result, more.area_places if more else {}) if areas else (),
        sure=sure_of(kept, str(result.unit_id)),
        **said,
    )


def _change(result: PublishedResult, before: PublishedResult | None) -> Decimal | None:
    if before is None or before.index is None or result.index is None:
        return None
    return result.index - before.index


def _climbed(result: PublishedResult, before: PublishedResult | None) -> int | None:
    """Within the same block only: another block is another race."""
    if before is None or before.block != result.block or not (before.place and result.place):
        return None
    return before.place - result.place


def _areas(result: PublishedResult, places: Mapping[str, int]) -> tuple[AreaCell, ...]:
    return tuple(
        AreaCell(
            code=code,
            name=str(told["name"]),
            points=Decimal(told["points"]),
            most=Decimal(told["most"]),
            place=places.get(code),
        )
        for code, told in result.areas.items()
    )


def sure_of(kept: Confidence | None, unit: str) -> Sure | None:
    if kept is None or unit not in kept.rows:
        return None
    low, middle, high, share = kept.rows[unit]
    return Sure(low=int(low), middle=int(middle), high=int(high), share=float(share))


def _named(rows: Iterable[RankRow]) -> tuple[RankRow, ...]:
    rows = tuple(rows)
    slugs = units.slugs(row.unit_id for row in rows if row.unit_id)
    return tuple(replace(row, slug=slugs.get(row.unit_id, "")) for row in rows)


def comparison(round_: Round, block: str) -> Comparison | None:
    """None in the first year."""
    if round_.previous is None:
        return None
    pairs = RoundBlock.objects.select_related("rule_set").defer("rule_set__body").filter(
        round__in=[round_, round_.previous], name=block
    )  # fmt: skip
    sets = {one.round_id: one.rule_set for one in pairs}
    earlier, later = sets.get(round_.previous.pk), sets.get(round_.pk)
    changed: int | None = None
    if earlier is not None and later is not None:
        changed = 0 if earlier.pk == later.pk else _changed(earlier, later)
    return Comparison(year=round_.previous.year, changed=changed)


def _changed(earlier: rule_sets.RuleSet, later: rule_sets.RuleSet) -> int | None:
    try:
        found = rule_sets.between(earlier, later)
    except InvalidSet:
        return None
    if found is None:
        return None
    # A change of the total or the classes alone is one change too.
    return changed_criteria(found) or int(any(one.counts for one in found))
