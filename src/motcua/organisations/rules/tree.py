"""The tree of units on one day, built from their placements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a unit stood and what it was called on the day the tree was built for."""

    unit_id: int
    parent_id: int | None
    name: str
    short_name: str
    kind: str
    code: str


@dataclass(frozen=True)
class Tree:
    places: dict[int, Place]
    children: dict[int | None, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, places: Iterable[Place]) -> Tree:
        by_id = {place.unit_id: place for place in places}
        children: dict[int | None, list[int]] = defaultdict(list)
        for place in by_id.values():
            children[place.parent_id].append(place.unit_id)
        return cls(by_id, {parent: tuple(units) for parent, units in children.items()})

    def below(self, unit_id: int) -> frozenset[int]:
        """The unit itself and all under it."""
        found = {unit_id}
        queue = [unit_id]
        while queue:
            queue.extend(
                child for child in self.children.get(queue.pop(), ()) if child not in found
            )
            found.update(queue)
        return frozenset(found)

    def line(self, unit_id: int | None) -> list[Place]:
        """The unit and those above it, nearest first; a loop in the data ends the line."""
        line: list[Place] = []
        while unit_id in self.places and len(line) < len(self.places):
            place = self.places[unit_id]
            line.append(place)
            unit_id = place.parent_id
        return line

    def code(self, unit_id: int) -> str:
        """Its own code, else that of the nearest unit above that has one."""
        return next((place.code for place in self.line(unit_id) if place.code), "")

    def agency(self, unit_id: int) -> Place | None:
        """The unit with a seal of its own that this unit belongs to (a division's department)."""
        line = self.line(unit_id)
        return next((place for place in line if place.kind not in INNER_KINDS), None)

    def seat(self, unit_id: int) -> int | None:
        """The province, department or commune a unit belongs to: within it people stand in for
        one another, a commune's one-stop centre included.
        """
        line = self.line(unit_id)
        return next((place.unit_id for place in line if place.kind in SEAT_KINDS), None)


INNER_KINDS = frozenset({"division"})
SEAT_KINDS = frozenset({"province", "department", "district", "commune"})
