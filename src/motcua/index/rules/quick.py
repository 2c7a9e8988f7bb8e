"""Points of a whole column at once, in floats, with a note of which of them are exact.

A point value is *on the grid* when it is a whole number of 10⁻¹⁰ points: then its float, scaled
and rounded, is that number exactly and sums of it are sums of integers. The others (a ratio of
17/23 of the target) are asked again as fractions where a float could not decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from motcua.index.rules.bands import Band, narrowest
from motcua.index.rules.criteria import Criterion
from motcua.index.rules.kinds import Bands, PerUnit, Points, Ratio, Survey, YesNo
from motcua.index.rules.numbers import ZERO
from motcua.index.rules.values import Given

GRID = 10**10
# Float errors of one value stay far below this.
DOUBT = 1e-12
# Above it a scaled float has no digit to spare.
_LARGEST = 1e4
# Value and factor have four decimals each, a percentage two more: together ten.
_SHORT = 10**4

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Earned:
    """Points of the distinct values of a column; `on_grid` where exact to 10⁻¹⁰."""

    points: Floats
    on_grid: Truths


def quick(leaf: Criterion, givens: Sequence[Given]) -> Earned | None:
    """None for rules that must be asked one by one: branches, formulas, bands of ratios.

    Values not handed in, or not applicable, come out as 0 and on the grid.
    """
    rule, most = leaf.rule, float(leaf.top)
    number = np.array([float(given.number) for given in givens])
    match rule:
        case Points():
            earned = Earned(number, _short(givens))
        case YesNo(yes=yes, no=no):
            points = np.where(number > 0, float(yes), float(no))
            earned = Earned(points, _all(givens, on_grid(yes) and on_grid(no)))
        case Bands(on_ratio=False):
            steps = _steps(rule.bands, rule.amounts)
            earned = Earned(steps.at(number), _all(givens, steps.on_grid))
        case Survey():
            earned = Earned(number * most / 100, _short(givens))
        case PerUnit(each=each):
            points = number * float(each)
            points = points if leaf.most is None else np.minimum(points, most)
            earned = Earned(points, _short(givens) & bool((each * _SHORT).denominator == 1))
        case Ratio():
            earned = _ratio(leaf, rule, givens, number)
        case _:
            return None
    silent = np.array([given.missing or given.not_applicable for given in givens])
    return Earned(
        np.where(silent, 0.0, earned.points),
        silent | (earned.on_grid & (earned.points < _LARGEST)),
    )


def on_grid(points: Fraction) -> bool:
    return (points * GRID).denominator == 1


def _ratio(leaf: Criterion, rule: Ratio, givens: Sequence[Given], number: Floats) -> Earned:
    most, floor = float(leaf.top), float(rule.floor)
    share = number / float(rule.target)
    points = most * np.minimum(1.0, share)
    below = number < floor - DOUBT
    points[below] = 0.0
    sure = below | (number == 0) | (share >= 1 + DOUBT)
    near = np.abs(number - floor) <= DOUBT
    for place in np.flatnonzero(near & (number > 0)).tolist():
        exact = leaf.top * min(Fraction(1), givens[place].number / rule.target)
        points[place] = float(exact if givens[place].number >= rule.floor else ZERO)
        sure[place] = False
    return Earned(points, sure)


@dataclass(frozen=True, slots=True)
class _Steps:
    """Bands as a staircase: what is earned before, at and after each of their bounds."""

    bounds: Floats
    amounts: Floats
    on_grid: bool

    def at(self, number: Floats) -> Floats:
        place = np.searchsorted(self.bounds, number, side="left")
        hit = self.bounds[np.minimum(place, len(self.bounds) - 1)] == number
        stairs: Floats = self.amounts[2 * place + hit]
        return stairs


@lru_cache(maxsize=4096)
def _steps(bands: tuple[Band, ...], amounts: tuple[Fraction, ...]) -> _Steps:
    bounds = sorted({edge for band in bands for edge in (band.low, band.high) if edge is not None})
    bounds = bounds or [ZERO]
    between = [(low + high) / 2 for low, high in pairwise(bounds)]
    probes = [bounds[0] - 1]
    for bound, after in zip(bounds, [*between, bounds[-1] + 1], strict=True):
        probes += [bound, after]
    chosen = [narrowest(bands, probe) for probe in probes]
    earned = [ZERO if found is None else amounts[found] for found in chosen]
    return _Steps(
        np.array([float(bound) for bound in bounds]),
        np.array([float(amount) for amount in earned]),
        all(on_grid(amount) for amount in earned),
    )


def _short(givens: Sequence[Given]) -> Truths:
    return np.array([_SHORT % given.number.denominator == 0 for given in givens])


def _all(givens: Sequence[Given], sure: bool) -> Truths:  # noqa: FBT001
    return np.full(len(givens), sure)
