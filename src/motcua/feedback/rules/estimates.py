"""How satisfied, and how sure that is: weighted by strata, with the finite-population correction.

A figure is a ratio: satisfied (or points) over valid answers. Its error is linearised (Särndal,
Swensson and Wretman 1992, chapter 5), so that a respondent who skipped questions counts for less.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from motcua.kernel.errors import InvalidInput

_Z95 = 1.959963984540054
_ONE_SIDED = 0.025

# Of one respondent: what was gained (satisfied, or points of 100 divided by 100) and of how many.
Pair = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Of one stratum: `population` it stands for, valid answers, and how many were satisfied."""

    population: int
    valid: int
    satisfied: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Of one stratum: `population` it stands for, and each respondent's pair."""

    population: int
    pairs: Sequence[Pair]


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """Percentages, 0 to 100; `low` and `high` hold the figure nineteen times in twenty.

    `answers` were heard, of strata that stand for `population`.
    """

    percent: float
    low: float
    high: float
    error: float
    answers: int = 0
    population: int = 0


@dataclass(frozen=True, slots=True)
class _Ratio:
    value: float
    influences: dict[str, tuple[float, ...]]


def estimate(strata: Mapping[str, Answers]) -> Estimate:
    """Satisfied of all, by strata; one without valid answers stands for nobody and is left out."""
    heard = {name: _pairs(_checked(one)) for name, one in strata.items()}
    return ratio(heard)


def ratio(strata: Mapping[str, Heard]) -> Estimate:
    """One question or factor."""
    return _estimate(_counted(strata), _ratio(_counted(strata)))


def mean_of(factors: Mapping[str, Mapping[str, Heard]]) -> Estimate:
    """The index: the mean of its factors, with the error of the mean (one person answers all).

    Each stratum has its respondents in the same order under every factor.
    """
    if not factors:
        raise InvalidInput("Chưa có yếu tố nào để tính trung bình.", field="factors")
    ratios = [_ratio(_counted(strata)) for strata in factors.values()]
    value = sum(one.value for one in ratios) / len(ratios)
    strata = {name: heard for each in factors.values() for name, heard in _counted(each).items()}
    influences = {name: _mean_influence(name, len(strata[name].pairs), ratios) for name in strata}
    return _estimate(strata, _Ratio(value, influences))


def _mean_influence(name: str, size: int, ratios: Sequence[_Ratio]) -> tuple[float, ...]:
    each = [one.influences.get(name, (0.0,) * size) for one in ratios]
    return tuple(sum(column) / len(ratios) for column in zip(*each, strict=True))


def _pairs(one: Answers) -> Heard:
    satisfied = [(1.0, 1.0)] * one.satisfied
    return Heard(
        population=one.population, pairs=satisfied + [(0.0, 1.0)] * (one.valid - one.satisfied)
    )


def _counted(strata: Mapping[str, Heard]) -> dict[str, Heard]:
    for one in strata.values():
        if len(one.pairs) > one.population:
            raise InvalidInput(
                "Số hài lòng không được quá số phiếu hợp lệ, số phiếu không được quá số người.",
                field="strata",
            )
    return {name: one for name, one in strata.items() if any(valid for _gain, valid in one.pairs)}


def _ratio(strata: Mapping[str, Heard]) -> _Ratio:
    if not strata:
        raise InvalidInput("Chưa có phiếu hợp lệ nào.", field="strata")
    gains, valids = 0.0, 0.0
    for one in strata.values():
        weight = one.population / len(one.pairs)
        gains += weight * sum(gain for gain, _valid in one.pairs)
        valids += weight * sum(valid for _gain, valid in one.pairs)
    value = gains / valids
    influences = {
        name: tuple((gain - value * valid) / valids for gain, valid in one.pairs)
        for name, one in strata.items()
    }
    return _Ratio(value, influences)


def _estimate(strata: Mapping[str, Heard], found: _Ratio) -> Estimate:
    people = sum(one.population for one in strata.values())
    answers = sum(len(one.pairs) for one in strata.values())
    parts = [
        one.population**2 * _variance(found.influences.get(name, ()), one.population, people)
        for name, one in strata.items()
    ]
    error = sqrt(sum(parts))
    low, high = max(0.0, found.value - _Z95 * error), min(1.0, found.value + _Z95 * error)
    if answers < people and error == 0.0:
        low, high = _all_alike(found.value, answers, people)
    return Estimate(
        percent=found.value * 100, low=low * 100, high=high * 100, error=error * 100,
        answers=answers, population=people,
    )  # fmt: skip


def _variance(influences: Sequence[float], population: int, people: int) -> float:
    """Of the stratum's mean influence, less what was asked of all it has."""
    size = len(influences)
    unasked = 1 - size / population
    if size < 2:
        return 0.25 / people**2 * unasked
    mean = sum(influences) / size
    spread = sum((each - mean) ** 2 for each in influences) / (size - 1)
    return spread / size * unasked


def _all_alike(value: float, answers: int, people: int) -> tuple[float, float]:
    """All gave the same: the exact bound of Clopper and Pearson, not a certainty of ±0; but what
    was heard is known, so at worst the unheard say the contrary.
    """
    reach, heard = 1 - _ONE_SIDED ** (1 / answers), answers / people
    return max(value - reach, value * heard), min(value + reach, 1 - (1 - value) * heard)


def _checked(one: Answers) -> Answers:
    if not 0 <= one.satisfied <= one.valid <= one.population:
        raise InvalidInput(
            "Số hài lòng không được quá số phiếu hợp lệ, số phiếu không được quá số người.",
            field="strata",
        )
    return one
