"""Where a petition goes first, and who may be given one."""

from __future__ import annotations

import datetime as dt

from motcua.organisations.models import Post
from motcua.organisations.queries import units
from motcua.organisations.rules.roles import Role


def receiving_unit(on: dt.date) -> int:
    """The unit that receives petitions of the province: where the control office sits."""
    control = Post.objects.filter(units.valid_on(on), role=Role.KS).order_by("unit_id")
    found = control.values_list("unit_id", flat=True).first()
    if found is not None:
        return found
    places = units.tree(on).places
    return next(pk for pk, place in sorted(places.items()) if place.parent_id not in places)


def staff_of(unit_id: int, on: dt.date) -> list[tuple[int, str]]:
    """Who works in the unit or below it, whoever stands above it left out."""
    below = units.tree(on).below(units.current(unit_id, on))
    rows = Post.objects.filter(units.valid_on(on), unit__in=below).select_related("official")
    found = rows.order_by("official__name", "pk")
    return [(post.pk, f"{post}, {units.place(post.unit_id, on).short_name}") for post in found]


def seats(on: dt.date) -> list[tuple[int, str]]:
    """Departments and communes of the day, by name."""
    tree = units.tree(on)
    every = {seat for unit in tree.places if (seat := tree.seat(unit)) is not None}
    return sorted(((pk, units.full_name(pk, on)) for pk in every), key=lambda pair: pair[1])
