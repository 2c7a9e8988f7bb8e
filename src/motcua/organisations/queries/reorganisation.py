"""What a reorganisation would do, before anybody does it; and what it did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from motcua.organisations import carriers
from motcua.organisations.models import Post, Succession
from motcua.organisations.queries import units
from motcua.organisations.queries.officers import lasts_until
from motcua.organisations.rules.following import Following, follow


@dataclass(frozen=True, kw_only=True)
class Preview:
    """`ends` and `moves` in words; `posts` end with their units; `burdens` go on elsewhere."""

    ends: tuple[str, ...]
    moves: tuple[str, ...]
    posts: int
    burdens: tuple[carriers.Burden, ...]


def plan(unit_ids: Iterable[int], successors: tuple[int, ...], on: dt.date) -> Following:
    """All that ends and all that moves when these units end on the day before `on`."""
    tree = units.tree(on)
    whole = Following()
    for unit in unit_ids:
        part = follow(tree, unit, successors)
        whole.ends |= part.ends
        whole.moves |= part.moves
    return whole


def preview(unit_ids: Iterable[int], successors: tuple[int, ...], on: dt.date) -> Preview:
    """For the page and the command line: nothing is written."""
    planned = plan(unit_ids, successors, on)
    ending = frozenset(planned.ends)
    return Preview(
        ends=tuple(_ends(unit, after, on) for unit, after in planned.ends.items()),
        moves=tuple(
            f"{units.full_name(unit, on)} → {units.full_name(parent, on)}"
            for unit, parent in planned.moves.items()
        ),
        posts=Post.objects.filter(lasts_until(on), unit__in=ending).count(),
        burdens=tuple(carriers.burdens(ending, on)),
    )


def _ends(unit: int, after: tuple[int, ...], on: dt.date) -> str:
    name = units.full_name(unit, on)
    followed = ", ".join(units.full_name(one, on) for one in after)
    return f"{name} → {followed}" if followed else f"{name}: không có đơn vị kế thừa"


@dataclass(frozen=True, kw_only=True)
class Followed:
    """One line of a list of successions."""

    predecessor_id: int
    predecessor: str
    successor_id: int
    successor: str
    valid_from: dt.date
    share: str
    legal_basis: str


def successions_until(on: dt.date) -> list[Followed]:
    """Newest first."""
    rows = Succession.objects.filter(valid_from__lte=on).order_by("-valid_from", "pk")
    return [
        Followed(
            predecessor_id=row.predecessor_id,
            predecessor=units.full_name(row.predecessor_id, on),
            successor_id=row.successor_id,
            successor=units.full_name(row.successor_id, on),
            valid_from=row.valid_from,
            share=row.share,
            legal_basis=row.legal_basis,
        )
        for row in rows
    ]
