"""Why an index is what it is: its two parts, what was lost where, which condition held a class back."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from motcua.index.rules.criteria import Condition
from motcua.index.rules.grading import grade_for
from motcua.index.rules.improving import Loss, losses
from motcua.index.rules.matrix import Integers
from motcua.index.rules.numbers import ZERO
from motcua.index.rules.ranking import competition
from motcua.index.rules.scoring import Scored
from motcua.index.rules.table import Table


@dataclass(frozen=True, kw_only=True)
class HeldBack:
    """The class that the index alone would give, and the conditions that were not met."""

    grade: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, kw_only=True)
class Reasons:
    """Of one unit. Parts are percentages of their own maxima, None where nothing of them applies;
    places in the block, 0 for none.
    """

    scored: Scored
    appraised: Fraction | None
    appraised_place: int
    surveyed: Fraction | None
    survey_place: int
    area_places: dict[str, int]
    losses: tuple[Loss, ...]
    held_back: HeldBack | None


def reasons_of(table: Table, only: str = "") -> dict[str, Reasons]:
    """By unit, for the whole block at once or for one unit."""
    parts = {name: places for name, (_, places) in table.part_tables().items()}
    areas = _area_places(table)
    found = {}
    for at, unit in enumerate(table.sheet.units):
        if only and unit != only:
            continue
        scored = table.scored(at)
        found[unit] = Reasons(
            scored=scored,
            appraised=scored.part_index(survey=False),
            appraised_place=_place(parts, "appraised", at),
            surveyed=scored.part_index(survey=True),
            survey_place=_place(parts, "survey", at),
            area_places={code: places[at] or 0 for code, places in areas.items()},
            losses=tuple(losses(table, unit)) if scored.index is not None else (),
            held_back=held_back(scored),
        )
    return found


def _place(parts: dict[str, Integers], name: str, at: int) -> int:
    return int(parts[name][at]) if name in parts else 0


def _area_places(table: Table) -> dict[str, list[int | None]]:
    """Component indices ranked: points of an area over what applies of it."""
    scored = [table.scored(at) for at in range(len(table.sheet.units))]
    return {
        area.code: competition([area_index(one, area.code) for one in scored])
        for area in table.criteria_set.areas
    }


def area_index(scored: Scored, code: str) -> Fraction | None:
    """Percent of the area's maximum that applies to the unit (chỉ số thành phần)."""
    leaves = scored.criteria_set.leaves_under[code]
    area = next((one for one in scored.criteria_set.areas if one.code == code), None)
    leaves = tuple(area.leaves()) if area else leaves
    most = scored.most_of(leaves)
    return scored.sum_of(leaves) * 100 / most if most else None


def held_back(scored: Scored) -> HeldBack | None:
    """None where the class is the one that the cut-offs alone give."""
    if scored.index is None:
        return None
    alone = grade_for(scored.index, scored.criteria_set.grades, lambda _: True)
    if alone == scored.grade:
        return None
    grade = next(one for one in scored.criteria_set.grades if one.name == alone)
    unmet = tuple(one for one in grade.conditions if not scored.meets(one))
    return HeldBack(grade=alone, conditions=unmet)


def lost_by_area(reasons: Reasons) -> dict[str, Fraction]:
    """By code of area, greatest first."""
    lost = {loss.criterion.code: loss.lost for loss in reasons.losses}
    sums = {
        area.code: sum((lost.get(leaf.code, ZERO) for leaf in area.leaves()), ZERO)
        for area in reasons.scored.criteria_set.areas
    }
    return dict(sorted(sums.items(), key=lambda pair: -pair[1]))
