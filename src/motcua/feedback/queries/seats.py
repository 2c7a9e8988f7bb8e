"""Which unit a dossier's satisfaction is counted to: the province office, department or commune."""

from __future__ import annotations

import datetime as dt

from motcua.organisations.queries import units


def seat_of(unit_id: int, on: dt.date) -> int:
    """A division's or a centre's department or commune; an abolished unit stands for itself."""
    return units.tree(on).seat(unit_id) or unit_id


def codes(on: dt.date) -> dict[str, int]:
    """Code of each seat of the day → its unit."""
    tree = units.tree(on)
    seats = {seat for unit in tree.places if (seat := tree.seat(unit)) is not None}
    return {tree.code(seat): seat for seat in seats if tree.code(seat)}


def names(unit_ids: set[int], on: dt.date) -> dict[int, str]:
    return {
        unit: units.place(unit, on).short_name or units.unit_name(unit, on) for unit in unit_ids
    }
