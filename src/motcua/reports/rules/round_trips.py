"""What to withhold beside small counts, where sums make no plain table: round trips through them.

A round trip is another truth: some counts one more, some one less, none below 1, every sum as before.
Of each withheld count one is found and everything on it withheld, so whoever adds and subtracts what
is shown meets at least two truths that differ in it. That holds however much is withheld besides: no
programme need be solved, and what was found once stays found. A search that finds nothing in time
withholds all that hangs together with the count: then too much, never too little.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from math import log2
from typing import Any

# Searches one after the other: steps, candidates at each, and how much what is withheld besides
# counts against coming round at all. Few candidates go deep, many go wide.
_SEARCHES = (
    (300, 10, 1.0), (1_000, 20, 0.2), (1_500, 5, 0.02), (1_500, 3, 0.02), (4_000, 40, 0.02),
)  # fmt: skip
# What a sum that does not add up yet adds to the cost of a trip that is not round.
_OPEN = 4.0

Sums = Sequence[tuple[Hashable, Sequence[Hashable]]]
Trip = dict[Hashable, int]


@dataclass(frozen=True, slots=True)
class _Way:
    """So far: what is one more or less, and by how much which sums are out."""

    changed: Trip
    out: Mapping[int, int]
    cost: float


@dataclass
class Trips:
    """`hidden` grows; `of` keeps the trip on which each withheld count was found."""

    cells: Mapping[Any, int]
    sums: Sums
    hidden: set[Hashable]
    of: dict[Hashable, Trip] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._places: dict[Hashable, list[tuple[int, int]]] = {}
        self._members: list[list[tuple[Hashable, int]]] = []
        for number, (total, parts) in enumerate(self.sums):
            signed = [(total, -1), *((part, 1) for part in parts)]
            self._members.append([one for one in signed if self.cells[one[0]] > 0])
            for key, sign in signed:
                self._places.setdefault(key, []).append((number, sign))
        totals = {total for total, _parts in self.sums}
        self._prices = {
            key: (2 if key in totals else 1) * (1 + log2(number))
            for key, number in self.cells.items() if number > 0
        }  # fmt: skip

    def cover(self, keys: Iterable[Hashable]) -> None:
        """Each on a round trip, and everything on it withheld."""
        for key in sorted(keys, key=repr):
            if key in self.of:
                continue
            trip = self._trip(key)
            if trip is None:
                self.hidden |= set(self._hanging_together(key))
                continue
            self.hidden |= trip.keys()
            for one in trip:
                self.of.setdefault(one, trip)

    def _trip(self, key: Hashable) -> Trip | None:
        for steps, candidates, thrift in _SEARCHES:
            for change in (1, -1) if self.cells[key] > 1 else (1,):
                found = self._search(key, change, steps=steps, candidates=candidates, thrift=thrift)
                if found is not None:
                    return found
        return None

    def _search(
        self, key: Hashable, change: int, *, steps: int, candidates: int, thrift: float
    ) -> Trip | None:
        """Cheapest first; of two of the same price the one found first."""
        order = count()
        ways = [(0.0, next(order), self._further(_Way({}, {}, 0.0), key, change))]
        for _step in range(steps):
            if not ways:
                return None
            _price, _number, way = heappop(ways)
            if not way.out:
                return way.changed
            for more in self._onward(way, candidates):
                heappush(ways, (thrift * more.cost + _OPEN * len(more.out), next(order), more))
        return None

    def _onward(self, way: _Way, candidates: int) -> Iterator[_Way]:
        """One of the sums that are out comes nearer, by each of its cheapest counts."""
        number = min(way.out, key=lambda one: (len(self._members[one]), one))
        wanted = -1 if way.out[number] > 0 else 1
        found = []
        for place, (key, sign) in enumerate(self._members[number]):
            change = wanted * sign
            if key not in way.changed and (change > 0 or self.cells[key] > 1):
                left = self._left_open(way, key, change)
                found.append((_OPEN * left + self._price(key), place, key, change))
        for _price, _place, key, change in sorted(found, key=lambda one: one[:2])[:candidates]:
            yield self._further(way, key, change)

    def _left_open(self, way: _Way, key: Hashable, change: int) -> int:
        """By how many more sums would be out."""
        more = 0
        for number, sign in self._places.get(key, ()):
            before = way.out.get(number, 0)
            more += bool(before + change * sign) - bool(before)
        return more

    def _further(self, way: _Way, key: Hashable, change: int) -> _Way:
        out = dict(way.out)
        for number, sign in self._places.get(key, ()):
            left = out.pop(number, 0) + change * sign
            if left:
                out[number] = left
        return _Way({**way.changed, key: change}, out, way.cost + self._price(key))

    def _price(self, key: Hashable) -> float:
        return 0.01 if key in self.hidden else self._prices[key]

    def _hanging_together(self, key: Hashable) -> Iterator[Hashable]:
        known, ahead = {key}, [key]
        while ahead:
            here = ahead.pop()
            yield here
            near = (one for number, _sign in self._places.get(here, ())
                    for one, _s in self._members[number])  # fmt: skip
            new = [one for one in near if one not in known]
            known.update(new)
            ahead += dict.fromkeys(new)
