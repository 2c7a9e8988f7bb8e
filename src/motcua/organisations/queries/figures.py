"""Figures for the index: people streamlined, units on the document system, valid certificates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from motcua.kernel.figures import Figure, Row
from motcua.organisations.models import DigitalCertificate, OfficeCoverage, StreamliningRound
from motcua.organisations.queries import units
from motcua.organisations.rules.tree import SEAT_KINDS


def staff_streamlined(
    units: Collection[str], first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> dict[str, Figure]:
    """People streamlined of those planned, in rounds decided in the period (NĐ 154/2025/NĐ-CP)."""
    found = {}
    for code in units:
        rounds = _rounds(code, first, last)
        found[code] = Figure(sum(one.done for one in rounds), sum(one.planned for one in rounds))
    return found


def staff_streamlined_rows(
    unit: str, first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> list[Row]:
    """A row is a round; counted: as many as planned, or more."""
    return [
        Row(f"streamlining:{one.pk}", f"{one.label}: {one.done}/{one.planned} người",
            one.done >= one.planned)
        for one in _rounds(unit, first, last)
    ]  # fmt: skip


def on_document_system(
    units: Collection[str], first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> dict[str, Figure]:
    """Agencies at and below the unit that work on the document system on the last day."""
    return {code: _counted(on_document_system_rows(code, first, last)) for code in units}


def on_document_system_rows(
    unit: str, first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> list[Row]:
    tree = units.tree(last)
    seats = [
        tree.places[pk]
        for pk in _below(unit, last)
        if tree.places[pk].kind in SEAT_KINDS - {"province"}
    ]
    rows = OfficeCoverage.objects.filter(on_system=True, since__lte=last)
    on_system = set(rows.values_list("unit_id", flat=True))
    slugs = units.slugs(place.unit_id for place in seats)
    return [
        Row(f"unit:{slugs[place.unit_id]}", place.name, place.unit_id in on_system)
        for place in sorted(seats, key=lambda place: (place.code, place.name))
    ]


def certificates_valid(
    units: Collection[str], first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> dict[str, Figure]:
    """Certificates issued and not revoked that are still valid on the last day."""
    return {code: _counted(certificates_valid_rows(code, first, last)) for code in units}


def certificates_valid_rows(
    unit: str, first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> list[Row]:
    rows = DigitalCertificate.objects.filter(unit__in=_below(unit, last)).order_by("serial")
    return [
        Row(f"certificate:{one.serial}", f"{one.serial} · {one.title}", one.is_valid_on(last))
        for one in rows
        if one.counts_on(last)
    ]


def _counted(rows: list[Row]) -> Figure:
    return Figure(sum(row.counted for row in rows), len(rows))


def _rounds(code: str, first: dt.date, last: dt.date) -> list[StreamliningRound]:
    within = StreamliningRound.objects.filter(decided_on__range=(first, last))
    return list(within.filter(unit__in=_below(code, last)).order_by("decided_on", "pk"))


def _below(code: str, on: dt.date) -> frozenset[int]:
    """The unit of the code with all below it and what they took over; none for no unit."""
    found = units.numbers(on).get(code)
    if found is None:
        return frozenset()
    return units.tree(on).below(found)
