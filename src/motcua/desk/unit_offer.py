"""Units to choose from: the agencies of the day, or those that one may act for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from motcua.kernel import clock
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units

AGENCIES = frozenset({"province", "department", "commune", "centre", "branch"})


def agencies(on: dt.date) -> list[tuple[int, str]]:
    """By name; divisions left out."""
    places = units.tree(on).places.values()
    found = [(p.unit_id, units.full_name(p.unit_id, on)) for p in places if p.kind in AGENCIES]
    return sorted(found, key=lambda pair: pair[1])


def own_units(officer: Officer, may: Callable[[Officer, int], bool]) -> list[tuple[int, str]]:
    return [(pk, name) for pk, name in agencies(clock.today()) if may(officer, pk)]
