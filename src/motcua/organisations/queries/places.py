"""Where citizens go and whom they ring: places of reception with address and phone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from motcua.organisations.models import UnitKind, UnitVersion
from motcua.organisations.queries import units
from motcua.organisations.rules.tree import Place


@dataclass(frozen=True, kw_only=True)
class ReceptionPlace:
    unit_id: int
    name: str
    address: str
    phone: str
    of_commune: bool


def reception_places(on: dt.date) -> list[ReceptionPlace]:
    """The one-stop centres of the day: the province's first, then the communes' by name."""
    rows = UnitVersion.objects.filter(units.valid_on(on), kind=UnitKind.CENTRE)
    tree = units.tree(on)
    found = [
        ReceptionPlace(
            unit_id=unit,
            name=name,
            address=address,
            phone=phone,
            of_commune=any(place.kind == UnitKind.COMMUNE for place in tree.line(unit)),
        )
        for unit, name, address, phone in rows.values_list("unit_id", "name", "address", "phone")
    ]
    return sorted(found, key=lambda place: (place.of_commune, place.name))


def province(on: dt.date) -> Place | None:
    """The province this installation serves; None before its units are entered."""
    return next(iter(units.of_kind(UnitKind.PROVINCE, on)), None)
