"""A set of criteria (bộ tiêu chí): the tree a year's index is scored by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from motcua.index.rules.kinds import Rule, Survey
from motcua.index.rules.numbers import ZERO


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """A criterion (tiêu chí), scored by its rule or by the sum of its parts (tiêu chí thành phần).

    `most` is None only for a penalty without a cap.
    """

    code: str
    name: str
    most: Fraction | None
    may_not_apply: bool = False
    rule: Rule | None = None
    parts: tuple[Criterion, ...] = ()
    unit: str = ""
    effort: Fraction | None = None

    def leaves(self) -> Iterator[Criterion]:
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def whole(self) -> Iterator[Criterion]:
        yield self
        for part in self.parts:
            yield from part.whole()

    @property
    def top(self) -> Fraction:
        return self.most or ZERO

    @property
    def by_survey(self) -> bool:
        return isinstance(self.rule, Survey)


@dataclass(frozen=True, kw_only=True)
class Area:
    """A field of the index (lĩnh vực); its index is its points over its maximum."""

    code: str
    name: str
    criteria: tuple[Criterion, ...]

    def leaves(self) -> Iterator[Criterion]:
        return leaves_of(self.criteria)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a grade demands beside the index (điều kiện khống chế) of a criterion or an area."""

    of: str
    least: Fraction
    in_percent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A class (xếp loại) from `least` index points on, its conditions given."""

    name: str
    least: Fraction
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CriteriaSet:
    """One year's rules for one kind of unit. A score means something only beside its set."""

    name: str
    year: int
    legal_basis: str = ""
    areas: tuple[Area, ...]
    bonus: tuple[Criterion, ...] = ()
    bonus_cap: Fraction | None = None
    penalties: tuple[Criterion, ...] = ()
    penalty_cap: Fraction | None = None
    grades: tuple[Grade, ...] = ()
    blocks: Mapping[str, str] = field(default_factory=dict)
    by_percent: bool = True

    @cached_property
    def regular(self) -> tuple[Criterion, ...]:
        """Leaves of the areas, in order."""
        return tuple(leaf for area in self.areas for leaf in area.leaves())

    @cached_property
    def leaves(self) -> tuple[Criterion, ...]:
        """All that is scored: regular, then bonus, then penalties."""
        return (*self.regular, *leaves_of(self.bonus), *leaves_of(self.penalties))

    @cached_property
    def by_code(self) -> dict[str, Criterion]:
        """Every criterion, leaf or not."""
        roots = [*(c for area in self.areas for c in area.criteria), *self.bonus, *self.penalties]
        return {part.code: part for root in roots for part in root.whole()}

    @cached_property
    def total(self) -> Fraction:
        """The regular maximum, nothing taken off."""
        return sum((leaf.top for leaf in self.regular), ZERO)

    @cached_property
    def leaves_under(self) -> dict[str, tuple[Criterion, ...]]:
        """By code of a criterion or an area; where both are called the same, the criterion."""
        found = {area.code: tuple(area.leaves()) for area in self.areas}
        return found | {code: tuple(root.leaves()) for code, root in self.by_code.items()}

    def block_of(self, unit: str) -> str:
        return self.blocks.get(unit, "")

    def compares_with(self, other: CriteriaSet) -> bool:
        """Whether points of both mean the same: same leaves, maxima and rules."""

        def shape(of: CriteriaSet) -> dict[str, tuple[object, ...]]:
            return {leaf.code: (leaf.most, leaf.rule, leaf.may_not_apply) for leaf in of.leaves}

        return shape(self) == shape(other) and self.by_percent == other.by_percent


def leaves_of(criteria: Iterable[Criterion]) -> Iterator[Criterion]:
    for criterion in criteria:
        yield from criterion.leaves()
