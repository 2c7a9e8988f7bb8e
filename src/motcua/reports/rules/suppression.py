"""Small cells of published tables: which counts to withhold so that none can be reckoned back.

Primary: a count above zero and below the least that may be told. Complementary: further counts, as
small as possible, until no reader who adds and subtracts what is shown can pin a withheld one down.
A reader knows that what is withheld is at least 1, since zeros are told. A withheld count is safe
when it could be another by one at least, all others being whole numbers and the sums as shown: in a
table of two dimensions that is asked of a walk (network.py), elsewhere, and of large tables, each is
put on a round trip (round_trips.py).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from motcua.reports.rules import network
from motcua.reports.rules.round_trips import Trips

# A walk asks of all that is withheld again and again; beyond, trips found once are the quicker way.
_MOST_WALKED = 1_000


@dataclass(frozen=True, slots=True)
class Relation:
    """`total` is the sum of `parts`, and the reader knows it."""

    total: Hashable
    parts: tuple[Hashable, ...]

    @property
    def members(self) -> tuple[Hashable, ...]:
        return (self.total, *self.parts)


Cells = Mapping[Any, int]


def withheld(cells: Cells, relations: Iterable[Relation], least: int) -> frozenset[Hashable]:
    """Keys of the counts that must not be told. `least` 1 or below: all may.

    Raises ValueError for a relation of cells that are not given, or that does not add up.
    """
    every = [_checked(one, cells) for one in relations]
    hidden = {key for key, count in cells.items() if 0 < count < least}
    if not hidden:
        return frozenset()
    sums = [(one.total, one.parts) for one in every]
    if len(hidden) > _MOST_WALKED or not network.fits(sums):
        return frozenset(_on_trips(Trips(cells, sums, hidden), every, least))
    places = _places(every)
    while more := _uncovered(cells, every, hidden, least) or _complements(
        cells, every, places, hidden
    ):
        hidden |= more
    return frozenset(hidden)


def _on_trips(trips: Trips, relations: Sequence[Relation], least: int) -> set[Hashable]:
    trips.cover(set(trips.hidden))
    while more := _uncovered(trips.cells, relations, trips.hidden, least):
        trips.hidden |= more
        trips.cover(more)
    return trips.hidden


def table(rows: Iterable[Hashable], columns: Iterable[Hashable], total: Hashable) -> list[Relation]:
    """Of a table with sums: cells are `(row, column)`, the key `total` stands for each sum."""
    rows, columns = tuple(rows), tuple(columns)
    across = [Relation((row, total), tuple((row, c) for c in columns)) for row in (*rows, total)]
    down = [Relation((total, c), tuple((row, c) for row in rows)) for c in (*columns, total)]
    return [*across, *down]


def _checked(relation: Relation, cells: Cells) -> Relation:
    unknown = [key for key in relation.members if key not in cells]
    if unknown:
        message = f"no cell {unknown[0]!r}"
        raise ValueError(message)
    if cells[relation.total] != sum(cells[key] for key in relation.parts):
        message = f"the parts of {relation.total!r} do not add up"
        raise ValueError(message)
    return relation


def _places(relations: Sequence[Relation]) -> dict[Hashable, list[Relation]]:
    places: dict[Hashable, list[Relation]] = {}
    for one in relations:
        for key in one.members:
            places.setdefault(key, []).append(one)
    return places


def _uncovered(
    cells: Cells, relations: Sequence[Relation], hidden: set[Hashable], least: int
) -> set[Hashable]:
    """One more in each relation that leaves a single count open, or several that are few."""
    found: set[Hashable] = set()
    for one in relations:
        open_ = [key for key in one.members if key in hidden or key in found]
        if not open_:
            continue
        shown = one.total not in hidden and one.total not in found
        few = shown and sum(cells[key] for key in open_) < least
        if len(open_) == 1 or few:
            more = _cheapest(cells, [one], hidden | found)
            found |= set() if more is None else {more}
    return found


def _complements(
    cells: Cells,
    relations: Sequence[Relation],
    places: Mapping[Hashable, Sequence[Relation]],
    hidden: set[Hashable],
) -> set[Hashable]:
    """One beside each count that could still be pinned down."""
    found: set[Hashable] = set()
    for key in _pinned(cells, relations, hidden):
        more = _near(key, cells, places, hidden | found)
        if more is not None:
            found.add(more)
    return found


def _near(
    key: Hashable,
    cells: Cells,
    places: Mapping[Hashable, Sequence[Relation]],
    hidden: set[Hashable],
) -> Hashable | None:
    """The cheapest count of its own relations, else of those a step further off."""
    known: set[int] = set()
    border = {key}
    while border:
        near = [one for k in sorted(border, key=repr) for one in places.get(k, ())]
        new = [one for one in near if id(one) not in known]
        if not new:
            return None
        more = _cheapest(cells, new, hidden)
        if more is not None:
            return more
        known |= {id(one) for one in new}
        border = {member for one in new for member in one.members}
    return None


def _cheapest(
    cells: Cells, relations: Sequence[Relation], hidden: set[Hashable]
) -> Hashable | None:
    """The smallest count above zero, a part rather than a total."""
    shown = [
        (key == one.total, cells[key], repr(key), key)
        for one in relations
        for key in one.members
        if cells[key] > 0 and key not in hidden
    ]
    return min(shown, key=lambda row: row[:3])[3] if shown else None


def _pinned(cells: Cells, relations: Sequence[Relation], hidden: set[Hashable]) -> list[Hashable]:
    """Withheld counts that no whole numbers of the reader's equations move by one."""
    if all(count == 0 or key in hidden for key, count in cells.items()):
        return []  # nothing is left that could be withheld besides
    bound = [one for one in relations if any(key in hidden for key in one.members)]
    keys = sorted({key for one in bound for key in one.members if key in hidden}, key=repr)
    plain = network.pinned(cells, [(one.total, one.parts) for one in bound], keys)
    return [key for key in keys if key in (plain or ())]
