"""Units as they stood on a day."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable

from django.db.models import Q

from motcua.kernel.errors import NotFound
from motcua.kernel.folding import fold
from motcua.organisations.models import Remit, Succession, Unit, UnitKind, UnitVersion
from motcua.organisations.rules.succession import Successions
from motcua.organisations.rules.tree import INNER_KINDS, Place, Tree

# Districts ended on 1 July 2025: none is set up any more.
KINDS = [(kind.value, str(kind.label)) for kind in UnitKind if kind != UnitKind.DISTRICT]
_SECONDS = 60.0
_kept: dict[dt.date, tuple[float, Tree]] = {}
_followed: dict[dt.date, tuple[float, Successions]] = {}
_remits: dict[tuple[str, str], tuple[float, frozenset[int]]] = {}


def turning_days() -> list[dt.date]:
    """Days from which the tree is another than the day before, oldest first."""
    spans = UnitVersion.objects.values_list("valid_from", "valid_to").distinct()
    begun = {begin for begin, _ in spans}
    ended = {end + dt.timedelta(1) for _, end in spans if end is not None}
    return sorted(begun | ended)


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
    _followed.clear()
    _remits.clear()


def _read_tree(on: dt.date) -> Tree:
    rows = UnitVersion.objects.filter(valid_on(on)).values_list(
        "unit_id", "parent_id", "name", "short_name", "kind", "code"
    )
    return Tree.of(
        Place(unit_id=unit, parent_id=parent, name=name, short_name=short, kind=kind, code=code)
        for unit, parent, name, short, kind, code in rows
    )


def successions(on: dt.date) -> Successions:
    """All that had happened by the day; kept as long as the tree is."""
    until, kept = _followed.get(on, (0.0, None))
    if kept is None or until < time.monotonic():
        rows = Succession.objects.filter(valid_from__lte=on).order_by("pk")
        kept = Successions.of(rows.values_list("predecessor_id", "successor_id"))
        _followed[on] = (time.monotonic() + _SECONDS, kept)
    return kept


def successors(unit_id: int, on: dt.date) -> tuple[int, ...]:
    """The units that stand on the day and go on with its work; none while it stands itself."""
    if unit_id in tree(on).places:
        return ()
    return tuple(u for u in successions(on).successors(unit_id) if u in tree(on).places)


def current(unit_id: int, on: dt.date) -> int:
    """The unit itself, or the first that goes on with its work."""
    return next(iter(successors(unit_id, on)), unit_id)


def with_predecessors(unit_ids: frozenset[int], on: dt.date) -> frozenset[int]:
    """These and all whose work they took over; those that still stand keep theirs to themselves."""
    followed = successions(on)
    if not followed.before:
        return unit_ids
    before = {old for unit in unit_ids for old in followed.predecessors(unit)}
    return unit_ids | {old for old in before if old not in tree(on).places}


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


def full_name(unit_id: int, on: dt.date) -> str:
    """A division with the agency it is of, as there are many of its name: `Phòng Kinh tế, Mai Sơn`."""
    found = place(unit_id, on)
    if found.kind not in INNER_KINDS or found.parent_id is None:
        return found.name
    return f"{found.name}, {place(found.parent_id, on).short_name}"


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


def numbers(on: dt.date) -> dict[str, int]:
    """Slug and own code of every unit of the day → its number."""
    places = tree(on).places
    slugs = Unit.objects.filter(pk__in=places).values_list("slug", "pk")
    return {place.code: pk for pk, place in places.items() if place.code} | dict(slugs)


def number_of(slug: str, on: dt.date) -> int:
    """Raises NotFound for a unit that is not there on the day."""
    found = Unit.objects.filter(slug=slug).values_list("pk", flat=True).first()
    if found is None or found not in tree(on).places:
        raise NotFound(f"Không có đơn vị “{slug}” vào ngày {on:%d/%m/%Y}.", field="unit")
    return found


def holders_of(kind: Remit.Kind, code: str) -> frozenset[int]:
    """Units whose remit names this procedure or field; kept as long as the tree is."""
    until, kept = _remits.get((kind, code), (0.0, frozenset()))
    if until < time.monotonic():
        rows = Remit.objects.filter(kind=kind, code=code).values_list("unit_id", flat=True)
        kept = frozenset(rows)
        _remits[kind, code] = (time.monotonic() + _SECONDS, kept)
    return kept


def kind_label(kind: str) -> str:
    return str(UnitKind(kind).label)
