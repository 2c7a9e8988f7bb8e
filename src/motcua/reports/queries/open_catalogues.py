"""Open data that are lists: procedures in force, the working calendar, units with who took over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q

from motcua.dossiers.queries.opening_hours import province_calendar
from motcua.kernel import clock
from motcua.organisations.models import Succession, UnitVersion
from motcua.procedures.models import ProcedureVersion, Status
from motcua.procedures.queries.reading import audience_texts, level_text
from motcua.reports.rules.open_data import Drawn, Row, Shared


def procedures(at: dt.datetime, shared: Shared) -> Drawn:
    """As published and in force that day."""
    day = clock.local(at).date()
    found = (
        ProcedureVersion.objects.exclude(status=Status.DRAFT)
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day)
        .select_related("procedure", "field")
        .prefetch_related("methods")
        .order_by("procedure__code", "number")
    )
    rows = {one.procedure.code: _procedure(one) for one in found}
    return Drawn(rows=tuple(rows[code] for code in sorted(rows)))


def _procedure(version: ProcedureVersion) -> Row:
    terms = dict.fromkeys(one.term_text for one in version.methods.all() if one.term_text)
    return {
        "procedure": version.procedure.code,
        "name": version.name,
        "field": version.field.name,
        "level": level_text(version),
        "audience": ", ".join(audience_texts(version)),
        "term": "; ".join(terms)[:500],
        "online_level": version.online_level,
        "decision": version.decision,
        "decided_on": version.decided_on.isoformat() if version.decided_on else "",
        "valid_from": version.valid_from.isoformat(),
    }


def working_calendar(at: dt.datetime, shared: Shared) -> Drawn:
    """Every day of this year and the next, of the province; `provisional` where no year is announced."""
    day = clock.local(at).date()
    first, last = dt.date(day.year, 1, 1), dt.date(day.year + 1, 12, 31)
    return Drawn(rows=tuple(_days(first, last, day)), first=first, last=last)


def _days(first: dt.date, last: dt.date, on: dt.date) -> Iterator[Row]:
    office = province_calendar(on)
    whole = office.provisional()
    for number in range((last - first).days + 1):
        day = first + dt.timedelta(days=number)
        hours = whole.hours_on(day)
        yield {
            "day": day.isoformat(),
            "working": bool(hours),
            "hours": ", ".join(f"{_clock(a)}-{_clock(b)}" for a, b in hours),
            "provisional": not office.years[0] <= day.year <= office.years[1],
        }


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}"


def units(at: dt.datetime, shared: Shared) -> Drawn:
    """Every unit in each of its times, known by that day."""
    day = clock.local(at).date()
    taken: dict[int, list[str]] = {}
    for one in Succession.objects.filter(valid_from__lte=day).select_related("successor"):
        taken.setdefault(one.predecessor_id, []).append(one.successor.slug)
    found = UnitVersion.objects.filter(valid_from__lte=day).select_related("unit", "parent")
    rows = [
        {
            "unit": one.unit.slug,
            "code": one.code,
            "name": one.name,
            "kind": one.kind,
            "parent": one.parent.slug if one.parent else "",
            "valid_from": one.valid_from.isoformat(),
            "valid_to": one.valid_to.isoformat() if one.valid_to else "",
            "successors": ", ".join(sorted(taken.get(one.unit_id, []))),
            "legal_basis": one.legal_basis,
        }
        for one in found
    ]
    return Drawn(rows=tuple(sorted(rows, key=lambda row: (row["unit"], row["valid_from"]))))
