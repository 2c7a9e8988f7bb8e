"""Five steps of colour for shares: of equal width, or with as many places in each.

Equal steps tell how far apart two places are; where most lie close together they hide it, and steps
by rank show who stands where. Which of the two was used stands in the legend with its bounds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

STEPS = 5
MIDDLE = 3
EQUAL, RANKED = "deu", "hang"


@dataclass(frozen=True, kw_only=True)
class Step:
    """From `least` to `most`, both within, in the unit of the values; `places` lie in it."""

    number: int
    least: int
    most: int
    places: int


@dataclass(frozen=True)
class Steps:
    """Of at most five, those that hold anything can be told apart; ascending."""

    starts: tuple[tuple[int, int], ...]
    values: tuple[int, ...]

    def of(self, value: int) -> int:
        """Which step, 1 (pale) to 5 (dark)."""
        return max((number for start, number in self.starts if start <= value), default=1)

    @property
    def legend(self) -> list[Step]:
        counts = Counter(map(self.of, self.values))
        if not self.values:
            return []
        ends = [start - 1 for start, _number in self.starts[1:]] + [max(self.values)]
        return [
            Step(number=number, least=start, most=end, places=counts[number])
            for (start, number), end in zip(self.starts, ends, strict=True)
        ]


def steps(values: Iterable[int], kind: str = EQUAL) -> Steps:
    """`kind` RANKED: a fifth of the values in each; all in the middle where they do not differ."""
    told = tuple(sorted(values))
    if not told:
        return Steps((), ())
    low, high = told[0], told[-1]
    if low == high:
        return Steps(((low, MIDDLE),), told)
    if kind == RANKED:
        starts = [told[len(told) * place // STEPS] for place in range(STEPS)]
    else:
        starts = [low + -(-(high - low) * place // STEPS) for place in range(STEPS)]
    # Where steps begin alike there is one of them, the darkest.
    return Steps(tuple(dict(zip(starts, range(1, STEPS + 1), strict=True)).items()), told)
