"""The ranking of an open round as its sheets stand now: for those who run it, never for the public."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from motcua.index.models import Confidence, PublishedResult, Round
from motcua.index.queries.rankings import AreaCell, Ranking, RankRow, comparison, sure_of
from motcua.index.queries.tables import BlockTable, block_named, table_of
from motcua.index.rules.changed_places import shared
from motcua.index.rules.numbers import half_up
from motcua.index.rules.ranking import competition
from motcua.index.rules.reasons import area_index
from motcua.index.rules.scoring import Scored
from motcua.kernel import clock
from motcua.organisations.queries import units

_PLACES = 6


def live_ranking(round_: Round, block: str = "") -> Ranking | None:
    """None while the round has no block with a unit."""
    names = list(round_.blocks.values_list("name", flat=True))
    if not names:
        return None
    chosen = block if block in names else names[0]
    found = table_of(block_named(round_, chosen))
    if found is None:
        return None
    kept = Confidence.objects.filter(round=round_, block=chosen).first()
    return Ranking(
        round=round_,
        block=chosen,
        blocks=tuple(names),
        rows=_rows(found, round_, kept),
        set_name=found.block.rule_set.name,
        comparison=comparison(round_, chosen),
        kept=kept,
        is_open=True,
        stale=kept is not None and kept.digest != found.digest,
    )


def _rows(found: BlockTable, round_: Round, kept: Confidence | None) -> tuple[RankRow, ...]:
    table, places = found.table, found.table.places.tolist()
    scored = [table.scored(at) for at in range(len(places))]
    before = {
        one.unit_id: one
        for one in PublishedResult.objects.filter(round=round_.previous, block=found.block.name)
    } if round_.previous else {}  # fmt: skip
    area_places = {
        area.code: competition([area_index(one, area.code) for one in scored])
        for area in table.criteria_set.areas
    }
    ties = shared(place or None for place in places)
    rows = []
    for at, (unit, entry) in enumerate(found.entries.items()):
        index, old = _decimal(scored[at].index), before.get(entry.unit_id)
        rows.append(
            RankRow(
                unit_id=entry.unit_id,
                name=units.place(entry.unit_id, clock.today()).name,
                slug=units.slug_of(entry.unit_id),
                index=index,
                place=places[at] or None,
                of=len(places),
                tied=places[at] in ties,
                grade=scored[at].grade,
                points=_decimal(scored[at].points),
                most=_decimal(scored[at].most),
                change=index - old.index if index is not None and old and old.index else None,
                climbed=old.place - places[at] if old and old.place and places[at] else None,
                areas=_areas(scored[at], {code: told[at] for code, told in area_places.items()}),
                appraised=_decimal(scored[at].part_index(survey=False)),
                surveyed=_decimal(scored[at].part_index(survey=True)),
                bonus=_decimal(scored[at].bonus) or Decimal(0),
                penalty=_decimal(scored[at].penalty) or Decimal(0),
                sure=sure_of(kept, unit),
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.place is None, row.place or 0, row.name)))


def _areas(scored: Scored, places: dict[str, int | None]) -> tuple[AreaCell, ...]:
    return tuple(
        AreaCell(
            code=area.code,
            name=area.name,
            points=_decimal(scored.sum_of(area.leaves())) or Decimal(0),
            most=_decimal(scored.most_of(area.leaves())) or Decimal(0),
            place=places[area.code],
        )
        for area in scored.criteria_set.areas
    )


def _decimal(value: Fraction | None) -> Decimal | None:
    return None if value is None else Decimal(half_up(value, _PLACES))
