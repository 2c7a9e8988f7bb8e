"""Figures for the index: inspections carried out as planned, remedies finished in time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from motcua.kernel.clock import local
from motcua.kernel.figures import Figure, Row
from motcua.organisations.queries import units as places
from motcua.oversight.models import PlannedVisit, Remedy


def remedied_in_time(
    units: Collection[str], first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> dict[str, Figure]:
    """Remedies due in the period of the unit and all below it: reported by their day, and verified."""
    return {code: _counted(remedied_in_time_rows(code, first, last, as_of=as_of)) for code in units}


def remedied_in_time_rows(
    unit: str, first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> list[Row]:
    found = places.numbers(last).get(unit)
    return remedies_due(found, first, last, as_of=as_of) if found else []


def inspected_by_plan(
    units: Collection[str], first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> dict[str, Figure]:
    """Visits that the unit's own approved plans put into months of the period, and carried out."""
    return {
        code: _counted(inspected_by_plan_rows(code, first, last, as_of=as_of)) for code in units
    }


def inspected_by_plan_rows(
    unit: str, first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> list[Row]:
    found = places.numbers(last).get(unit)
    return visits_of(found, first, last, as_of=as_of) if found else []


def _counted(rows: list[Row]) -> Figure:
    return Figure(sum(row.counted for row in rows), len(rows))


def remedies_due(
    unit_id: int, first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> list[Row]:
    below = places.with_predecessors(places.tree(last).below(unit_id), last)
    rows = Remedy.objects.filter(
        due_on__range=(first, last), finding__struck_at__isnull=True,
        finding__inspection__unit__in=below, finding__inspection__conclusion__isnull=False,
    )  # fmt: skip
    if as_of:
        rows = rows.filter(finding__inspection__conclusion__signed_at__lte=as_of)
    return [
        Row(f"remedy:{one.pk}", one.text[:120], _in_time(one, as_of))
        for one in rows.select_related("finding__inspection").order_by("due_on", "pk")
    ]


def _in_time(remedy: Remedy, as_of: dt.datetime | None) -> bool:
    if remedy.verified_at is None or (as_of and remedy.verified_at > as_of):
        return False
    return remedy.reported_on is not None and remedy.reported_on <= remedy.due_on


def visits_of(
    unit_id: int, first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> list[Row]:
    """Carried out: a team was there by the last day, and its conclusion is signed by `as_of`."""
    rows = PlannedVisit.objects.filter(plan__owner=unit_id, plan__approved_at__isnull=False)
    if as_of:
        rows = rows.filter(plan__approved_at__lte=as_of)
    rows = rows.filter(plan__year__range=(first.year, last.year))
    rows = rows.select_related("plan", "inspection__conclusion")
    planned = [row for row in rows if first <= dt.date(row.plan.year, row.month, 1) <= last]
    return [
        Row(f"visit:{row.pk}", f"{places.unit_name(row.unit_id, last)}, tháng {row.month}",
            _carried_out(row, last, as_of))
        for row in planned
    ]  # fmt: skip


def _carried_out(visit: PlannedVisit, last: dt.date, as_of: dt.datetime | None) -> bool:
    inspection = getattr(visit, "inspection", None)
    conclusion = getattr(inspection, "conclusion", None)
    if inspection is None or conclusion is None:
        return False
    if as_of and local(conclusion.signed_at) > as_of:
        return False
    return bool(inspection.starts_on <= last)
