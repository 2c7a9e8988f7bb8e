"""Where the parts of a unit go when it is merged or split: decided on paper before it is done."""

from __future__ import annotations

from dataclasses import dataclass, field

from motcua.kernel.folding import fold
from motcua.organisations.rules.tree import Place, Tree


@dataclass(kw_only=True)
class Following:
    """`ends`: unit → those that go on with its work. `moves`: unit → its new parent."""

    ends: dict[int, tuple[int, ...]] = field(default_factory=dict)
    moves: dict[int, int] = field(default_factory=dict)


def follow(tree: Tree, unit_id: int, successors: tuple[int, ...]) -> Following:
    """A part that a successor has too (same kind, same name) ends in it; others move under the
    first successor, whole.
    """
    found = Following(ends={unit_id: successors})
    for child in tree.children.get(unit_id, ()):
        place = tree.places[child]
        alike = tuple(twin for s in successors for twin in _twins(tree, s, place))
        if alike:
            part = follow(tree, child, alike)
            found.ends |= part.ends
            found.moves |= part.moves
        else:
            found.moves[child] = successors[0]
    return found


def _twins(tree: Tree, successor: int, place: Place) -> list[int]:
    children = (tree.places[child] for child in tree.children.get(successor, ()))
    return [child.unit_id for child in children if _same(child, place)]


def _same(one: Place, other: Place) -> bool:
    if one.kind != other.kind:
        return False
    # A commune has one centre; its name carries the commune's.
    return one.kind == "centre" or fold(one.short_name) == fold(other.short_name)
