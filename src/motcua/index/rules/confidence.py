"""How sure a place is: many rankings with weights and surveys moved within their doubt.

After the OECD/JRC Handbook on Constructing Composite Indicators (2008), uncertainty analysis.
Seeded, so that a published figure can be had again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from motcua.index.rules.matrix import Integers
from motcua.index.rules.quick import Floats
from motcua.index.rules.table import Table

# Cells of one batch: enough to be quick, few enough to stay in memory.
_BATCH = 4_000_000
# Indices nearer than this are one place.
_EQUAL = 1e-9


@dataclass(frozen=True, slots=True)
class Disputed:
    """Points of a cell that lie somewhere between two figures: self-scored and appraised."""

    unit: str
    criterion: str
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncertainty:
    """`weights` 0.25 moves each maximum by up to a quarter. `answered` is by criterion, then unit,
    how many answered; `respondents` counts where that is not known, 0 for no doubt.
    """

    weights: float = 0.25
    respondents: int = 0
    answered: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    disputed: tuple[Disputed, ...] = ()


@dataclass(frozen=True)
class Simulated:
    """`places` has a row a run and a column a unit, each in its block."""

    places: NDArray[np.int32]

    def quantiles(self, *shares: float) -> Integers:
        found: Integers = np.quantile(self.places, shares, axis=0, method="nearest").astype(int)
        return found

    def share_of(self, places: Integers) -> Floats:
        """In how many of the runs a unit has just that place."""
        share: Floats = (self.places == places[None, :]).mean(0)
        return share


def simulate(table: Table, doubt: Uncertainty, *, runs: int, seed: int) -> Simulated:
    rng = np.random.default_rng(seed)
    size = max(1, _BATCH // max(1, len(table.sheet.units)))
    blocks = _members(table.blocks)
    batches = []
    for start in range(0, runs, size):
        index = _indices(table, doubt, min(size, runs - start), rng)
        places = np.zeros(index.shape, np.int32)
        for members in blocks:
            places[:, members] = _places(index[:, members])
        batches.append(places)
    return Simulated(np.concatenate(batches))


def _indices(table: Table, doubt: Uncertainty, runs: int, rng: np.random.Generator) -> Floats:
    """Runs by units."""
    leaves = table.criteria_set.regular
    size = len(leaves)
    moved = rng.uniform(1 - doubt.weights, 1 + doubt.weights, (runs, size))
    points = table.cells.points[:size]
    applies = ~table.cells.not_applicable[:size]
    tops = np.array([float(leaf.top) for leaf in leaves])
    earned = moved @ points
    for unit, row, low, high in _disputes(table, doubt):
        extra = rng.uniform(low, high, runs) - points[row, unit]
        earned[:, unit] += moved[:, row] * extra
    if doubt.respondents or doubt.answered:
        for row in (row for row, leaf in enumerate(leaves) if leaf.by_survey and leaf.top):
            share = points[row] / tops[row]
            error = _sampling_error(share, _answers(table, doubt, leaves[row].code))
            drawn = np.clip(share + rng.standard_normal((runs, len(share))) * error, 0.0, 1.0)
            earned += moved[:, [row]] * tops[row] * (drawn - share) * applies[row]
    most = moved @ (tops[:, None] * applies)
    scale = 100.0 if table.criteria_set.by_percent else float(table.criteria_set.total)
    index = np.divide(earned * scale, most, out=np.zeros_like(earned), where=most > 0)
    if not table.criteria_set.by_percent:
        index *= table.most.value / scale
    bounded: Floats = np.clip(index + table.bonus.value - table.penalty.value, 0.0, 100.0)
    return bounded


def _answers(table: Table, doubt: Uncertainty, criterion: str) -> Floats:
    known = doubt.answered.get(criterion, {})
    return np.array([float(known.get(unit, doubt.respondents)) for unit in table.sheet.units])


def _sampling_error(share: Floats, answers: Floats) -> Floats:
    """Of a share among so many answers, 0 where nobody knows how many. Agresti and Coull (1998):
    six of six is no certainty.
    """
    middle = (share * answers + 2) / (answers + 4)
    error: Floats = np.sqrt(middle * (1 - middle) / (answers + 4)) * (answers > 0)
    return error


def _disputes(table: Table, doubt: Uncertainty) -> Iterator[tuple[int, int, float, float]]:
    rows = {leaf.code: row for row, leaf in enumerate(table.criteria_set.regular)}
    units = {unit: at for at, unit in enumerate(table.sheet.units)}
    for one in doubt.disputed:
        yield units[one.unit], rows[one.criterion], float(one.low), float(one.high)


def _members(blocks: list[str]) -> list[Integers]:
    names = np.array(blocks)
    return [np.flatnonzero(names == name) for name in dict.fromkeys(blocks)]


def _places(index: Floats) -> NDArray[np.int32]:
    """Competition places in each row."""
    order = np.argsort(-index, axis=1)
    best = np.take_along_axis(index, order, 1)
    lower = np.diff(best, axis=1, prepend=np.inf) < -_EQUAL
    first = np.where(lower, np.arange(index.shape[1]), 0)
    seats = np.maximum.accumulate(first, axis=1).astype(np.int32) + 1
    places = np.empty_like(seats)
    np.put_along_axis(places, order, seats, 1)
    return places


def confidence_rows(table: Table, simulated: Simulated) -> list[dict[str, str]]:
    """The place, between which places it lies nine times in ten, and how often it is just that."""
    low, middle, high = simulated.quantiles(0.05, 0.5, 0.95).tolist()
    share = simulated.share_of(table.places).tolist()
    places = table.places.tolist()
    order = sorted(range(len(places)), key=lambda at: (table.blocks[at], places[at]))
    return [
        {
            "unit": table.sheet.units[at],
            "block": table.blocks[at],
            "rank": str(places[at] or ""),
            "rank_p05": str(low[at]),
            "rank_median": str(middle[at]),
            "rank_p95": str(high[at]),
            "same_rank_percent": f"{share[at] * 100:.2f}",
        }
        for at in order
    ]
