"""Satisfaction (SIPAS): how many to ask, whom in each stratum, and how sure the answer is.

Sample size after the ministry's guidance: n = N / (1 + N·e²). Estimates weigh each stratum by the
people it stands for (design weights), with the finite-population correction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, sqrt

from motcua.kernel.errors import InvalidInput

# Five factors (yếu tố) of the frame before 2022.
FACTORS = ("access", "procedure", "officials", "result", "feedback")
_Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Of one stratum: `population` it stands for, valid answers, and how many were satisfied."""

    population: int
    valid: int
    satisfied: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """Percentages, 0 to 100; `low` and `high` hold the figure nineteen times in twenty."""

    percent: float
    low: float
    high: float
    error: float


def sample_size(population: int, error: Fraction = Fraction(1, 20)) -> int:
    """Rounded up; never more than there are."""
    if population < 0:
        raise InvalidInput("Tổng số giao dịch phải từ 0 trở lên.", field="population")
    if not 0 < error < 1:
        raise InvalidInput("Sai số phải lớn hơn 0 và nhỏ hơn 1, ví dụ 0.05.", field="error")
    return min(population, ceil(population / (1 + population * error**2)))


def allocate(populations: Mapping[str, int], size: int, *, least: int = 0) -> dict[str, int]:
    """In proportion, by largest remainders, `least` a stratum where it has as many people."""
    total = sum(populations.values())
    if any(people < 0 for people in populations.values()) or not 0 <= size <= total:
        raise InvalidInput(f"Cỡ mẫu phải từ 0 đến {total} người của các tầng.", field="size")
    if size < sum(min(least, people) for people in populations.values()):
        raise InvalidInput(f"Cỡ mẫu {size} không đủ {least} phiếu mỗi tầng.", field="size")
    given, shares = _shares(populations, size, least)
    given |= {name: int(share) for name, share in shares.items()}
    order = sorted(shares, key=lambda name: (int(shares[name]) - shares[name], name))
    for name in order[: size - sum(given.values())]:
        given[name] += 1
    return {name: given[name] for name in populations}


def _shares(
    populations: Mapping[str, int], size: int, least: int
) -> tuple[dict[str, int], dict[str, Fraction]]:
    """Strata too small for their proportion get their least; the others share what is left."""
    fixed: dict[str, int] = {}
    while True:
        rest = {name: people for name, people in populations.items() if name not in fixed}
        left, room = size - sum(fixed.values()), max(1, sum(rest.values()))
        shares = {name: Fraction(left * people, room) for name, people in rest.items()}
        small = {
            name: min(least, people)
            for name, people in rest.items()
            if shares[name] < min(least, people)
        }
        if not small:
            return fixed, shares
        fixed |= small


def weight(population: int, asked: int) -> Fraction:
    """How many people one answer stands for."""
    if asked <= 0:
        raise InvalidInput("Tầng chưa có phiếu nào, không tính được trọng số.", field="asked")
    return Fraction(population, asked)


def estimate(strata: Mapping[str, Answers]) -> Estimate:
    """Satisfied of all, by strata; one without valid answers stands for nobody and is left out."""
    heard = [one for one in strata.values() if _checked(one).valid]
    people = sum(one.population for one in heard)
    if not people:
        raise InvalidInput("Chưa có phiếu hợp lệ nào.", field="strata")
    share = sum(one.population * one.satisfied / one.valid for one in heard) / people
    error = sqrt(sum((one.population / people) ** 2 * _variance(one) for one in heard))
    low, high = max(0.0, share - _Z95 * error), min(1.0, share + _Z95 * error)
    return Estimate(percent=share * 100, low=low * 100, high=high * 100, error=error * 100)


def satisfaction(by_factor: Mapping[str, Mapping[str, Answers]]) -> dict[str, Estimate]:
    """Each factor's estimate; the index is their mean (`mean_percent`)."""
    return {factor: estimate(strata) for factor, strata in by_factor.items()}


def mean_percent(factors: Mapping[str, Estimate]) -> float:
    if not factors:
        raise InvalidInput("Chưa có yếu tố nào để tính trung bình.", field="factors")
    return sum(one.percent for one in factors.values()) / len(factors)


def _checked(one: Answers) -> Answers:
    if not 0 <= one.satisfied <= one.valid <= one.population:
        raise InvalidInput(
            "Số hài lòng không được quá số phiếu hợp lệ, số phiếu không được quá số người.",
            field="strata",
        )
    return one


def _variance(one: Answers) -> float:
    """Of the share in a stratum, less what was asked of all it has."""
    if one.valid < 2:
        return 0.25 * (1 - one.valid / one.population)
    share = one.satisfied / one.valid
    return share * (1 - share) / (one.valid - 1) * (1 - one.valid / one.population)
