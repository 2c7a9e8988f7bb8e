"""All units scored and ranked at once: the same figures as one by one, in a fraction of the time.

Floats find the order; wherever they lie too close to tell (equal indices, a half hundredth, the
cut-off of a grade) the unit is asked exactly. ADR 0027.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from motcua.index.rules.criteria import CriteriaSet
from motcua.index.rules.grading import grade_for
from motcua.index.rules.matrix import Integers, Matrix, Total, matrix
from motcua.index.rules.numbers import HUNDRED, ZERO, rounded_units
from motcua.index.rules.quick import GRID, Floats, Truths
from motcua.index.rules.scoring import Scored, capped
from motcua.index.rules.sheet import Sheet

# A sum of thousands of floats of at most 10⁴ errs by less.
_DOUBT = 1e-8


@dataclass(frozen=True)
class Table:
    """Hundredths are integers: 7537 is 75.37. A place of 0 is none: the unit has no index."""

    sheet: Sheet
    cells: Matrix

    @property
    def criteria_set(self) -> CriteriaSet:
        return self.sheet.criteria_set

    @cached_property
    def points(self) -> Total:
        return self.cells.total_of(self._rows["regular"])

    @cached_property
    def most(self) -> Total:
        return self.cells.most_of(self._rows["regular"])

    @cached_property
    def areas(self) -> dict[str, Total]:
        return {
            area.code: self.cells.total_of(self._rows[f"area:{area.code}"])
            for area in self.criteria_set.areas
        }

    @cached_property
    def bonus(self) -> Total:
        return _capped(self.cells.total_of(self._rows["bonus"]), self.criteria_set.bonus_cap)

    @cached_property
    def penalty(self) -> Total:
        return _capped(self.cells.total_of(self._rows["penalties"]), self.criteria_set.penalty_cap)

    @cached_property
    def index(self) -> Floats:
        """0 to 100, as near as floats come; NaN where there is none."""
        value = self.points.value
        if self.criteria_set.by_percent:
            most = self.most.value
            value = np.divide(value * 100, most, out=np.full(len(most), np.nan), where=most > 0)
        return np.clip(value + self.bonus.value - self.penalty.value, 0.0, 100.0)

    def exact_index(self, unit: int) -> Fraction:
        value = self.points.exactly(unit)
        if self.criteria_set.by_percent:
            value = value * 100 / self.most.exactly(unit)
        value += self.bonus.exactly(unit) - self.penalty.exactly(unit)
        return min(HUNDRED, max(ZERO, value))

    @cached_property
    def blocks(self) -> list[str]:
        return [self.criteria_set.block_of(unit) for unit in self.sheet.units]

    @cached_property
    def places(self) -> Integers:
        """In the block of each unit."""
        blocks = np.unique(np.array(self.blocks), return_inverse=True)[1].reshape(-1)
        return _places(self.index, blocks, self.exact_index)

    @cached_property
    def overall_places(self) -> Integers:
        everyone = np.zeros(len(self.sheet.units), np.int64)
        return _places(self.index, everyone, self.exact_index)

    @cached_property
    def grades(self) -> list[str]:
        grades = self.criteria_set.grades
        if any(grade.conditions for grade in grades):
            return [self.scored(unit).grade for unit in range(len(self.sheet.units))]
        names = np.array([*(grade.name for grade in grades), ""])
        least = np.array([float(grade.least) for grade in grades])
        chosen = (self.index[:, None] < least[None, :]).sum(1)
        found: list[str] = names[chosen].tolist()
        near = (np.abs(self.index[:, None] - least[None, :]) < _DOUBT).any(1)
        for unit in np.flatnonzero(near):
            found[unit] = grade_for(self.exact_index(int(unit)), grades, lambda _: True)
        for unit in np.flatnonzero(np.isnan(self.index)):
            found[unit] = ""
        return found

    @cached_property
    def index_hundredths(self) -> Integers:
        return hundredths(self.index, self.exact_index)

    def part_tables(self) -> dict[str, tuple[Integers, Integers]]:
        """Appraised and surveyed parts: hundredths of a percent of their own maximum, places."""
        surveyed = np.array([leaf.by_survey for leaf in self.criteria_set.regular], bool)
        parts = {"appraised": ~surveyed, "survey": surveyed}
        return {name: self._part(rows) for name, rows in parts.items() if rows.any()}

    def _part(self, rows: Truths) -> tuple[Integers, Integers]:
        points, most = self.cells.total_of(rows), self.cells.most_of(rows)
        value = np.divide(
            points.value * 100,
            most.value,
            out=np.full(len(most.value), np.nan),
            where=most.value > 0,
        )

        def exactly(unit: int) -> Fraction:
            return points.exactly(unit) * 100 / most.exactly(unit)

        blocks = np.unique(np.array(self.blocks), return_inverse=True)[1].reshape(-1)
        return hundredths(value, exactly), _places(value, blocks, exactly)

    def scored(self, unit: int) -> Scored:
        """The unit by itself, each criterion with its exact points."""
        earned = {
            leaf.code: None if self.cells.not_applicable[row, unit] else self.exact_cell(row, unit)
            for row, leaf in enumerate(self.cells.leaves)
        }
        return Scored(self.criteria_set, self.sheet.units[unit], earned)

    def exact_cell(self, row: int, unit: int) -> Fraction:
        if self.cells.loose[row, unit]:
            return self.cells.exact[row](unit)
        return Fraction(int(self.cells.grid[row, unit]), GRID)

    @cached_property
    def _rows(self) -> dict[str, Truths]:
        size = len(self.cells.leaves)
        rows = {name: np.zeros(size, bool) for name, _ in _rows(self.criteria_set)}
        for name, part in _rows(self.criteria_set):
            rows[name][part] = True
        return rows


def scored_table(sheet: Sheet) -> Table:
    return Table(sheet, matrix(sheet))


def total_hundredths(total: Total) -> Integers:
    return hundredths(total.value, total.exactly)


def hundredths(value: Floats, exactly: Callable[[int], Fraction]) -> Integers:
    """Rounded half up; NaN becomes −1."""
    scaled = np.nan_to_num(value * 100, nan=-1.0)
    rounded = np.floor(scaled + 0.5).astype(np.int64)
    near = np.abs(scaled - np.floor(scaled) - 0.5) < _DOUBT * 100
    for unit in np.flatnonzero(near):
        rounded[unit] = rounded_units(exactly(int(unit)))
    return rounded


def _rows(criteria_set: CriteriaSet) -> Iterator[tuple[str, slice]]:
    """Where the leaves of each part stand among all leaves."""
    at = 0
    for area in criteria_set.areas:
        size = sum(1 for _ in area.leaves())
        yield f"area:{area.code}", slice(at, at + size)
        at += size
    yield "regular", slice(0, at)
    for name, roots in (("bonus", criteria_set.bonus), ("penalties", criteria_set.penalties)):
        size = sum(1 for root in roots for _ in root.leaves())
        yield name, slice(at, at + size)
        at += size


def _capped(total: Total, cap: Fraction | None) -> Total:
    if cap is None:
        return total
    return Total(
        np.minimum(total.value, float(cap)),
        total.grid,
        lambda unit: capped(total.exactly(unit), cap),
    )


def _places(index: Floats, blocks: Integers, exactly: Callable[[int], Fraction]) -> Integers:
    """Competition ranking; runs of indices that floats cannot part are parted exactly."""
    order = np.lexsort((-index, blocks))
    order = order[~np.isnan(index[order])]
    places = np.zeros(len(index), np.int64)
    if not len(order):
        return places
    new_block = np.diff(blocks[order], prepend=blocks[order[0]] - 1) != 0
    first = np.maximum.accumulate(np.where(new_block, np.arange(len(order)), 0))
    places[order] = np.arange(len(order)) - first + 1
    close = (np.diff(index[order], prepend=np.inf) > -_DOUBT) & ~new_block
    starts = np.flatnonzero(~close)
    ends = np.append(starts[1:], len(order))
    for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
        _part(order[start:end], places, exactly)
    return places


def _part(run: Integers, places: Integers, exactly: Callable[[int], Fraction]) -> None:
    """Gives the places of a run by exact values, equal ones the same."""
    least = int(places[run].min())
    exact = {int(unit): exactly(int(unit)) for unit in run}
    ahead = sorted(exact.values(), reverse=True)
    seats: dict[Fraction, int] = {}
    for at, value in enumerate(ahead):
        seats.setdefault(value, least + at)
    for unit, value in exact.items():
        places[unit] = seats[value]
