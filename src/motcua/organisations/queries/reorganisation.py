"""What a reorganisation would do, before anybody does it; and what it did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from motcua.kernel.errors import NotFound
from motcua.kernel.folding import fold
from motcua.organisations import carriers
from motcua.organisations.models import Post, Succession, UnitKind, UnitVersion
from motcua.organisations.queries import units
from motcua.organisations.queries.officers import lasts_until
from motcua.organisations.queries.staff import unit_choices
from motcua.organisations.rules.following import Following, follow

__all__ = [
    "Followed", "Preview", "UnitKind", "details_of", "known_units", "plan", "preview",
    "successions_until",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Preview:
    """`ends` and `moves` in words; `posts` end with their units; `burdens` go on elsewhere;
    `ending` are the units themselves.
    """

    ends: tuple[str, ...]
    moves: tuple[str, ...]
    posts: int
    burdens: tuple[carriers.Burden, ...]
    ending: tuple[int, ...] = ()


def known_units(on: dt.date) -> list[tuple[str, str]]:
    """Slug and name of all that stand on the day or are placed from a later one, by name."""
    ahead = UnitVersion.objects.filter(valid_from__gt=on).order_by("valid_from")
    days = [on, *ahead.values_list("valid_from", flat=True).distinct()]
    named = {slug: name for day in reversed(days) for slug, name in unit_choices(day)}
    return sorted(named.items(), key=lambda pair: fold(pair[1]))


def details_of(slug: str, on: dt.date) -> dict[str, str]:
    """Name, code and the rest as they stand on the day; NotFound for no unit."""
    found = UnitVersion.objects.filter(units.valid_on(on), unit__slug=slug).first()
    if found is None:
        raise NotFound(f"Không có đơn vị “{slug[:80]}” vào ngày {on:%d/%m/%Y}. Chọn đơn vị khác.")
    names = ("name", "short_name", "code", "phone", "address", "kind")
    told = {name: str(getattr(found, name)) for name in names}
    return told | {"parent": found.parent.slug if found.parent else ""}


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
        ending=tuple(sorted(ending)),
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
