"""Places: competition ranking on unrounded values, and how they moved since another year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction


def competition(values: Sequence[Fraction | None]) -> list[int | None]:
    """1, 2, 2, 4: equal values share a place; None has none."""
    places: dict[Fraction, int] = {}
    known = sorted((value for value in values if value is not None), reverse=True)
    for place, value in enumerate(known, 1):
        places.setdefault(value, place)
    return [None if value is None else places[value] for value in values]


def ranked(
    indices: Mapping[str, Fraction | None], blocks: Mapping[str, str] | None = None
) -> dict[str, int | None]:
    """Place of each unit in its block; all together without blocks."""
    groups: dict[str, list[str]] = {}
    for unit in indices:
        groups.setdefault((blocks or {}).get(unit, ""), []).append(unit)
    places: dict[str, int | None] = {}
    for units in groups.values():
        places |= dict(zip(units, competition([indices[unit] for unit in units]), strict=True))
    return {unit: places[unit] for unit in indices}


def tied(places: Mapping[str, int | None], blocks: Mapping[str, str] | None = None) -> set[str]:
    """Units that share their place with another of their block."""
    seats = Counter(((blocks or {}).get(unit, ""), place) for unit, place in places.items())
    return {
        unit
        for unit, place in places.items()
        if place is not None and seats[(blocks or {}).get(unit, ""), place] > 1
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A unit in one year: computed, or as published. What nobody printed is None.

    `by` names the set it was scored by, where that is known.
    """

    unit: str
    index: Fraction | None = None
    place: int | None = None
    block: str = ""
    grade: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`points` up is better; `places` up is climbing: from 33rd to 19th is +14."""

    before: Standing | None
    after: Standing | None

    @property
    def points(self) -> Fraction | None:
        if self.before is None or self.after is None:
            return None
        if self.before.index is None or self.after.index is None:
            return None
        return self.after.index - self.before.index

    @property
    def places(self) -> int | None:
        if self.before is None or self.after is None or self.before.block != self.after.block:
            return None
        if self.before.place is None or self.after.place is None:
            return None
        return self.before.place - self.after.place


def changes(before: Sequence[Standing], after: Sequence[Standing]) -> list[Change]:
    """Each unit of either year: those of `after` in their order, then those that are gone."""
    earlier = {standing.unit: standing for standing in before}
    later = {standing.unit for standing in after}
    kept = [Change(before=earlier.get(standing.unit), after=standing) for standing in after]
    gone = [Change(before=one, after=None) for one in before if one.unit not in later]
    return kept + gone
