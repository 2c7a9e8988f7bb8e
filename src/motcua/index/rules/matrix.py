"""Points of all units for all criteria: floats to be quick, integers and fractions to be right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from motcua.index.rules.criteria import Criterion
from motcua.index.rules.faults import Fault, InvalidScores, Unreadable
from motcua.index.rules.numbers import ZERO
from motcua.index.rules.quick import GRID, Floats, Truths, on_grid, quick
from motcua.index.rules.references import references
from motcua.index.rules.scoring import UnitSheet
from motcua.index.rules.sheet import Column, Sheet

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Matrix:
    """Rows are leaves, columns units. `grid` holds what is exact in 10⁻¹⁰ points, else 0;
    `loose` marks the cells that `exact` must be asked for.
    """

    leaves: tuple[Criterion, ...]
    points: Floats
    grid: Integers
    loose: Truths
    not_applicable: Truths
    exact: tuple[Callable[[int], Fraction], ...]

    def total_of(self, rows: Truths) -> Total:
        """What these leaves earned together."""
        places = np.flatnonzero(rows)
        loose = self.loose[places]
        grid = self.grid[places].sum(0)
        rest = np.where(loose, self.points[places], 0.0).sum(0)

        def exactly(unit: int) -> Fraction:
            more = [self.exact[row](unit) for row in places[loose[:, unit]].tolist()]
            return Fraction(int(grid[unit]), GRID) + sum(more, ZERO)

        return Total(grid / GRID + rest, grid, exactly)

    def most_of(self, rows: Truths) -> Total:
        """The maximum of these leaves, less what does not apply."""
        places = np.flatnonzero(rows)
        tops = np.array([int(self.leaves[row].top * GRID) for row in places.tolist()], np.int64)
        grid = np.where(self.not_applicable[places], 0, tops[:, None]).sum(0)
        return Total(grid / GRID, grid, lambda unit: Fraction(int(grid[unit]), GRID))


@dataclass(frozen=True, slots=True)
class Total:
    """A sum for each unit: as float, what of it is on the grid, and exactly when asked."""

    value: Floats
    grid: Integers
    exactly: Callable[[int], Fraction]


def matrix(sheet: Sheet) -> Matrix:
    """Raises `InvalidScores` for values that turn out impossible only beside others."""
    shape = (len(sheet.columns), len(sheet.units))
    points, loose = np.zeros(shape), np.zeros(shape, bool)
    not_applicable = np.zeros(shape, bool)
    exact: list[Callable[[int], Fraction]] = []
    faults: list[Fault] = []
    for row, column in enumerate(sheet.columns):
        earned = quick(column.leaf, column.givens)
        if earned is None:
            cells = (points[row], loose[row], not_applicable[row])
            exact.append(_one_by_one(sheet, column, cells, faults))
            continue
        points[row] = earned.points[column.codes]
        loose[row] = ~earned.on_grid[column.codes]
        nothing = np.array([given.not_applicable for given in column.givens])
        not_applicable[row] = nothing[column.codes]
        exact.append(_asked(column))
    if faults:
        raise InvalidScores(faults)
    grid = np.rint(np.where(loose, 0.0, points) * GRID).astype(np.int64)
    leaves = tuple(column.leaf for column in sheet.columns)
    return Matrix(leaves, points, grid, loose, not_applicable, tuple(exact))


def _asked(column: Column) -> Callable[[int], Fraction]:
    """The exact points of a cell; each distinct value is reckoned once."""
    known: dict[int, Fraction] = {}
    leaf = column.leaf

    def exactly(unit: int) -> Fraction:
        code = int(column.codes[unit])
        if code not in known:
            alone = UnitSheet({}, {leaf.code: column.givens[code]})
            known[code] = alone.earned(leaf) or ZERO
        return known[code]

    return exactly


def _one_by_one(
    sheet: Sheet,
    column: Column,
    cells: tuple[Floats, Truths, Truths],
    faults: list[Fault],
) -> Callable[[int], Fraction]:
    """For rules that ask other criteria: once for each combination of values that occurs."""
    points, loose, not_applicable = cells
    asked = _asked_columns(sheet, column)
    combinations, kind = np.unique(
        np.stack([one.codes for one in asked]), axis=1, return_inverse=True
    )
    kind = kind.reshape(-1)
    results: list[Fraction] = []
    for number in range(combinations.shape[1]):
        units = kind == number
        try:
            result = _earned(asked, combinations[:, number].tolist())
        except Unreadable as cause:
            result = ZERO
            faults += [
                Fault(f"{sheet.units[unit]}, tiêu chí {column.leaf.code}", str(cause))
                for unit in np.flatnonzero(units)
            ]
        results.append(result or ZERO)
        points[units] = float(result or ZERO)
        loose[units] = result is not None and not (on_grid(result) and result < 10**4)
        not_applicable[units] = result is None
    return lambda unit: results[int(kind[unit])]


def _earned(asked: Sequence[Column], codes: list[int]) -> Fraction | None:
    leaves = {column.leaf.code: column.leaf for column in asked}
    given = {
        column.leaf.code: column.givens[code] for column, code in zip(asked, codes, strict=True)
    }
    return UnitSheet(leaves, given).earned(asked[0].leaf)


def _asked_columns(sheet: Sheet, column: Column) -> list[Column]:
    """The column itself, and all those its points depend on, near or far."""
    by_code = {one.leaf.code: one for one in sheet.columns}
    found = {column.leaf.code: column}
    waiting = [column]
    while waiting:
        for code in sorted(references(waiting.pop().leaf) - found.keys()):
            found[code] = by_code[code]
            waiting.append(by_code[code])
    return list(found.values())
