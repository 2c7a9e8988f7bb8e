"""One unit's index, exactly, with the points of every criterion: what a screen explains.

Many units at once: `scored_table`, which gives the same figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from motcua.index.rules.criteria import Condition, CriteriaSet, Criterion
from motcua.index.rules.faults import Fault, InvalidScores, Unreadable
from motcua.index.rules.grading import grade_for
from motcua.index.rules.numbers import HUNDRED, ZERO
from motcua.index.rules.values import MISSING, Given


@dataclass(frozen=True)
class Scored:
    """`earned` by code of leaf: points, or None where it does not apply. Points are unrounded."""

    criteria_set: CriteriaSet
    unit: str
    earned: Mapping[str, Fraction | None]

    @cached_property
    def points(self) -> Fraction:
        return self.sum_of(self.criteria_set.regular)

    @cached_property
    def most(self) -> Fraction:
        """The maximum, less what does not apply."""
        return self.most_of(self.criteria_set.regular)

    @cached_property
    def bonus(self) -> Fraction:
        roots, cap = self.criteria_set.bonus, self.criteria_set.bonus_cap
        return capped(self.sum_of(leaf for root in roots for leaf in root.leaves()), cap)

    @cached_property
    def penalty(self) -> Fraction:
        roots, cap = self.criteria_set.penalties, self.criteria_set.penalty_cap
        return capped(self.sum_of(leaf for root in roots for leaf in root.leaves()), cap)

    @cached_property
    def index(self) -> Fraction | None:
        """0 to 100; None when nothing at all applies to the unit and there is nothing to divide."""
        regular = self.points
        if self.criteria_set.by_percent:
            if not self.most:
                return None
            regular = regular * 100 / self.most
        return min(HUNDRED, max(ZERO, regular + self.bonus - self.penalty))

    @property
    def areas(self) -> dict[str, Fraction]:
        return {area.code: self.sum_of(area.leaves()) for area in self.criteria_set.areas}

    @property
    def grade(self) -> str:
        if self.index is None:
            return ""
        return grade_for(self.index, self.criteria_set.grades, self.meets)

    def part_index(self, *, survey: bool) -> Fraction | None:
        """The surveyed or the appraised part alone, in percent of its own maximum."""
        leaves = [leaf for leaf in self.criteria_set.regular if leaf.by_survey is survey]
        most = self.most_of(leaves)
        return self.sum_of(leaves) * 100 / most if most else None

    def meets(self, condition: Condition) -> bool:
        """A condition on what does not apply to the unit binds it not."""
        leaves = self.criteria_set.leaves_under[condition.of]
        points, most = self.sum_of(leaves), self.most_of(leaves)
        if all(self.earned[leaf.code] is None for leaf in leaves):
            return True
        if condition.in_percent:
            return points * 100 >= condition.least * most
        return points >= condition.least

    def sum_of(self, leaves: Iterable[Criterion]) -> Fraction:
        return sum((self.earned[leaf.code] or ZERO for leaf in leaves), ZERO)

    def most_of(self, leaves: Iterable[Criterion]) -> Fraction:
        return sum((leaf.top for leaf in leaves if self.earned[leaf.code] is not None), ZERO)


def score(criteria_set: CriteriaSet, unit: str, given: Mapping[str, Given]) -> Scored:
    """What is not in `given` was not handed in and earns nothing."""
    sheet = UnitSheet({leaf.code: leaf for leaf in criteria_set.leaves}, given)
    earned: dict[str, Fraction | None] = {}
    faults = []
    for leaf in criteria_set.leaves:
        try:
            earned[leaf.code] = sheet.earned(leaf)
        except Unreadable as cause:
            faults.append(Fault(f"{unit}, tiêu chí {leaf.code}", str(cause)))
    if faults:
        raise InvalidScores(faults)
    return Scored(criteria_set, unit, earned)


@dataclass(frozen=True, slots=True)
class UnitSheet:
    """One unit's values, as criteria that depend on others ask for them."""

    leaves: Mapping[str, Criterion]
    given: Mapping[str, Given]

    def value(self, code: str) -> Given:
        return self.given.get(code, MISSING)

    def points(self, code: str) -> Fraction:
        return self.earned(self.leaves[code]) or ZERO

    def earned(self, leaf: Criterion) -> Fraction | None:
        given = self.value(leaf.code)
        if given.not_applicable:
            return None
        if given.missing:
            return ZERO
        assert leaf.rule is not None
        points = leaf.rule.points(given, leaf.most, self)
        if points is None and not leaf.may_not_apply:
            raise Unreadable("công thức chia cho 0, và tiêu chí này luôn áp dụng.")
        return points


def capped(points: Fraction, cap: Fraction | None) -> Fraction:
    return points if cap is None else min(points, cap)
