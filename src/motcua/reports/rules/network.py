"""Which withheld counts a reader can pin down, where their sums make a network.

That is so in every table of two dimensions with its sums: each count stands in two equations, once
on either side. Then a count can be another by one exactly if a round trip leads through it, each
count on the way one more or one less and none below 1; so no linear programme need be solved.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

_OUTSIDE = -1
Sums = Sequence[tuple[Hashable, Sequence[Hashable]]]


@dataclass(frozen=True, slots=True)
class Arc:
    """Up: the count grows by one on the way from `start` to `end`."""

    key: Hashable
    start: int
    end: int


@dataclass(frozen=True)
class Network:
    leaving: dict[int, list[tuple[int, Hashable]]] = field(default_factory=dict)
    arcs: dict[Hashable, Arc] = field(default_factory=dict)

    def add(self, arc: Arc, count: int) -> None:
        self.arcs[arc.key] = arc
        self.leaving.setdefault(arc.start, []).append((arc.end, arc.key))
        if count > 1:
            self.leaving.setdefault(arc.end, []).append((arc.start, arc.key))

    def round_trip(self, key: Hashable, *, up: bool) -> set[Hashable]:
        """Counts on a shortest way round through this one; empty where there is none."""
        arc = self.arcs[key]
        start, goal = (arc.end, arc.start) if up else (arc.start, arc.end)
        came: dict[int, tuple[int, Hashable] | None] = {start: None}
        ahead = deque([start])
        while ahead and goal not in came:
            here = ahead.popleft()
            for there, by in self.leaving.get(here, ()):
                if there not in came and by != key:
                    came[there] = here, by
                    ahead.append(there)
        if goal not in came:
            return set()
        found = {key}
        at = came[goal]
        while at is not None:
            found.add(at[1])
            at = came[at[0]]
        return found


def pinned(cells: Mapping[Any, int], sums: Sums, keys: Sequence[Hashable]) -> set[Hashable] | None:
    """Those of the withheld `keys` that can be nothing else; None where the sums are no network."""
    places = _places(sums, set(keys))
    sides = _sides(places, len(sums))
    if sides is None:
        return None
    network = Network()
    for key in keys:
        network.add(_arc(key, places[key], sides), cells[key])
    free: set[Hashable] = set()
    for key in keys:
        if key not in free:
            free |= network.round_trip(key, up=True)
        if key not in free and cells[key] > 1:
            free |= network.round_trip(key, up=False)
    return set(keys) - free


def fits(sums: Sums) -> bool:
    """Whether all counts of these sums make a network, withheld or not."""
    keys = {key for total, parts in sums for key in (total, *parts)}
    return _sides(_places(sums, keys), len(sums)) is not None


Places = Mapping[Hashable, Sequence[tuple[int, int]]]


def _places(sums: Sums, keys: set[Hashable]) -> Places:
    """In which sums each count stands: 1 as a part, -1 as the total."""
    found: dict[Hashable, list[tuple[int, int]]] = {key: [] for key in keys}
    for number, (total, parts) in enumerate(sums):
        for key, sign in ((total, -1), *((part, 1) for part in parts)):
            if key in found:
                found[key].append((number, sign))
    return found


def _sides(places: Places, size: int) -> list[int] | None:
    """Each equation as it stands or turned round, so that every count enters once and leaves once."""
    ties: dict[int, list[tuple[int, int]]] = {}
    for told in places.values():
        if len(told) > 2:
            return None
        if len(told) == 2:
            (one, a), (other, b) = told
            ties.setdefault(one, []).append((other, -a * b))
            ties.setdefault(other, []).append((one, -a * b))
    sides = [0] * size
    for first in range(size):
        if not sides[first] and not _turned(first, ties, sides):
            return None
    return sides


def _turned(first: int, ties: Mapping[int, Sequence[tuple[int, int]]], sides: list[int]) -> bool:
    """All that hang together with `first`; False where they contradict each other."""
    sides[first], ahead = 1, deque([first])
    while ahead:
        here = ahead.popleft()
        for there, turn in ties.get(here, ()):
            wanted = sides[here] * turn
            if sides[there] == -wanted:
                return False
            if not sides[there]:
                sides[there] = wanted
                ahead.append(there)
    return True


def _arc(key: Hashable, told: Sequence[tuple[int, int]], sides: Sequence[int]) -> Arc:
    ends = {sides[number] * sign: number for number, sign in told}
    return Arc(key, ends.get(1, _OUTSIDE), ends.get(-1, _OUTSIDE))
