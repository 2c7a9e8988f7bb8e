"""Who goes on with whose work: the chain of merged, split and abolished units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Successions:
    """Those in force by the day they were read for, in the order they were written."""

    after: dict[int, tuple[int, ...]]
    before: dict[int, tuple[int, ...]]

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int]]) -> Successions:
        """From (predecessor, successor)."""
        after: dict[int, list[int]] = defaultdict(list)
        before: dict[int, list[int]] = defaultdict(list)
        for predecessor, successor in pairs:
            after[predecessor].append(successor)
            before[successor].append(predecessor)
        return cls(
            {unit: tuple(found) for unit, found in after.items()},
            {unit: tuple(found) for unit, found in before.items()},
        )

    def successors(self, unit_id: int) -> tuple[int, ...]:
        """Those at the end of the chain, which nobody followed; none for a unit that stands."""
        return tuple(unit for unit in _walk(self.after, unit_id) if unit not in self.after)

    def predecessors(self, unit_id: int) -> frozenset[int]:
        """All whose work the unit goes on with, near and far."""
        return frozenset(_walk(self.before, unit_id))


def _walk(links: dict[int, tuple[int, ...]], start: int) -> list[int]:
    """All that can be reached, nearest first, without the start; a loop ends the walk."""
    found: list[int] = []
    queue = list(links.get(start, ()))
    while queue:
        unit = queue.pop(0)
        if unit not in found and unit != start:
            found.append(unit)
            queue.extend(links.get(unit, ()))
    return found
