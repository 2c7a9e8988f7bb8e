"""Units as they stood on a day."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable

from django.db.models import Q

from motcua.kernel.errors import NotFound
from motcua.kernel.folding import fold
from motcua.organisations.models import Remit, Unit, UnitKind, UnitVersion
from motcua.organisations.rules.tree import Place, Tree

_SECONDS = 60.0
_kept: dict[dt.date, tuple[float, Tree]] = {}
_remits: dict[tuple[str, str], tuple[float, frozenset[int]]] = {}


def valid_on(day: dt.date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def tree(on: dt.date) -> Tree:
    """The whole tree of the day; a process keeps it for a minute, then looks again."""
    until, kept = _kept.get(on, (0.0, None))
    if kept is None or until < time.monotonic():
        kept = _read_tree(on)
        _kept[on] = (time.monotonic() + _SECONDS, kept)
    return kept


def forget_trees() -> None:
    _kept.clear()
    _remits.clear()


def _read_tree(on: dt.date) -> Tree:
    rows = UnitVersion.objects.filter(valid_on(on)).values_list(
        "unit_id", "parent_id", "name", "short_name", "kind", "code"
    )
    return Tree.of(
        Place(unit_id=unit, parent_id=parent, name=name, short_name=short, kind=kind, code=code)
        for unit, parent, name, short, kind, code in rows
    )


def place(unit_id: int, on: dt.date) -> Place:
    found = tree(on).places.get(unit_id)
    if found is None:
        found = _last_place(unit_id)
    return found


def _last_place(unit_id: int) -> Place:
    """What an abolished unit was last called."""
    last = UnitVersion.objects.filter(unit_id=unit_id).order_by("-valid_from").first()
    if last is None:
        message = f"Không có đơn vị số {unit_id}."
        raise NotFound(message, field="unit")
    return Place(
        unit_id=unit_id,
        parent_id=last.parent_id,
        name=last.name,
        short_name=last.short_name,
        kind=last.kind,
        code=last.code,
    )


def unit_name(unit_id: int, on: dt.date) -> str:
    return place(unit_id, on).name


def unit_code(unit_id: int, on: dt.date) -> str:
    return tree(on).code(unit_id)


def id_of(slug: str) -> int | None:
    """None for a name that no unit ever had."""
    return Unit.objects.filter(slug=slug).values_list("pk", flat=True).first()


def slugs(unit_ids: Iterable[int]) -> dict[int, str]:
    return dict(Unit.objects.filter(pk__in=set(unit_ids)).values_list("pk", "slug"))


def slug_of(unit_id: int) -> str:
    return slugs([unit_id]).get(unit_id, "")


def contact(unit_id: int, on: dt.date) -> dict[str, str]:
    """Phone and address for papers and for the citizen; empty strings when unknown."""
    rows = UnitVersion.objects.filter(valid_on(on), unit_id=unit_id)
    phone, address = rows.values_list("phone", "address").first() or ("", "")
    return {"phone": phone, "address": address}


def of_kind(kind: UnitKind, on: dt.date) -> list[Place]:
    places = tree(on).places.values()
    return sorted((p for p in places if p.kind == kind), key=lambda p: (p.code, p.name))


def communes(on: dt.date) -> list[tuple[str, str]]:
    """Slug and short name of every commune of the day, by name."""
    names = {place.unit_id: place.short_name for place in of_kind(UnitKind.COMMUNE, on)}
    slugs = Unit.objects.filter(pk__in=names).values_list("pk", "slug")
    return sorted(((slug, names[pk]) for pk, slug in slugs), key=lambda pair: fold(pair[1]))


def holders_of(kind: Remit.Kind, code: str) -> frozenset[int]:
    """Units whose remit names this procedure or field; kept as long as the tree is."""
    until, kept = _remits.get((kind, code), (0.0, frozenset()))
    if until < time.monotonic():
        rows = Remit.objects.filter(kind=kind, code=code).values_list("unit_id", flat=True)
        kept = frozenset(rows)
        _remits[kind, code] = (time.monotonic() + _SECONDS, kept)
    return kept
