"""Surprise checks as an official may see them."""

from __future__ import annotations

import datetime as dt

from motcua.organisations.authority import Authority
from motcua.organisations.officer import Officer
from motcua.organisations.policies import units_within
from motcua.organisations.queries import units
from motcua.oversight.models import DisciplineCheck
from motcua.oversight.queries.inspections import agency_choices

__all__ = ["DisciplineCheck", "checks", "unit_choices"]


def checks(
    officer: Officer, on: dt.date, *, unit: str = "", only_faults: bool = False
) -> list[tuple[DisciplineCheck, str]]:
    """With the unit's name, newest first. Raises NotAllowed."""
    within = units_within(officer, Authority.INSPECTION_READ)
    rows = DisciplineCheck.objects.select_related("checked_by__official")
    if within is not None:
        rows = rows.filter(unit__in=within)
    if unit:
        found = units.id_of(unit)
        rows = rows.filter(unit__in=units.tree(on).below(found) if found else ())
    told = [(row, units.full_name(row.unit_id, on)) for row in rows]
    return [pair for pair in told if pair[0].shortcomings] if only_faults else told


def unit_choices(officer: Officer, on: dt.date) -> list[tuple[str, str]]:
    """Slug and name of the agencies where the officer may check, by name."""
    within = units_within(officer, Authority.DISCIPLINE_CHECK)
    able = agency_choices(on)
    if within is None:
        return able
    slugs = set(units.slugs(within).values())
    return [pair for pair in able if pair[0] in slugs]
