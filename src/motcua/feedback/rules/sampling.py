"""Whom to ask: how many of a population, how many of each stratum, and which by a recorded draw.

Sample size after the ministry's guidance: n = N / (1 + N·e²). A draw is a permutation of the
stratum by a seed: its first n are asked, those that follow replace who does not answer.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import ceil

from motcua.kernel.errors import InvalidInput


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


def allocate_equally(populations: Mapping[str, int], size: int) -> dict[str, int]:
    """As many in each stratum as in another, as far as it has them."""
    total = sum(populations.values())
    if any(people < 0 for people in populations.values()) or not 0 <= size <= total:
        raise InvalidInput(f"Cỡ mẫu phải từ 0 đến {total} người của các tầng.", field="size")
    given = dict.fromkeys(populations, 0)
    open_ = sorted(name for name, people in populations.items() if people)
    left = size
    while left and open_:
        # Whole rounds while everybody can have one more, then one each to the first.
        share = max(1, left // len(open_))
        for name in open_:
            more = min(share, populations[name] - given[name], left)
            given[name] += more
            left -= more
        open_ = [name for name in open_ if given[name] < populations[name]]
    return given


def drawing_order(keys: Iterable[str], seed: str, stratum: str) -> list[str]:
    """All of a stratum in the order of the draw: the same keys and seed give the same order."""
    ordered = sorted(keys)
    # Not for secrets: whoever has the seed must find the same order again.
    random.Random(f"{seed}:{stratum}").shuffle(ordered)  # noqa: S311
    return ordered


def frame_digest(keys: Iterable[str]) -> str:
    """By which a later reader sees whether the list that was drawn from is still the same."""
    return hashlib.sha256("\n".join(sorted(keys)).encode()).hexdigest()
