"""The tree of units of a day, as nested lines."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from motcua.kernel.folding import fold
from motcua.organisations.queries import units
from motcua.organisations.queries.units import kind_label
from motcua.organisations.rules.tree import Tree


@dataclass(frozen=True)
class Node:
    name: str
    code: str
    kind: str
    children: tuple[Node, ...]


def nodes(day: dt.date, text: str = "") -> list[Node]:
    """The roots; with `text` only what matches, and the way to it."""
    tree = units.tree(day)
    roots = [unit for unit, place in tree.places.items() if place.parent_id not in tree.places]
    found = (_node(tree, unit, fold(text), 0) for unit in _sorted(tree, roots))
    return [node for node in found if node]


def count(day: dt.date) -> int:
    return len(units.tree(day).places)


def _node(tree: Tree, unit: int, wanted: str, depth: int) -> Node | None:
    if depth > 12:
        return None
    place = tree.places[unit]
    matches = not wanted or wanted in fold(f"{place.name} {place.code}")
    below = "" if matches else wanted
    children = [
        child
        for one in _sorted(tree, tree.children.get(unit, ()))
        if (child := _node(tree, one, below, depth + 1))
    ]
    if not matches and not children:
        return None
    return Node(place.name, place.code, kind_label(place.kind), tuple(children))


def _sorted(tree: Tree, found: list[int] | tuple[int, ...]) -> list[int]:
    return sorted(found, key=lambda unit: (tree.places[unit].code, fold(tree.places[unit].name)))
