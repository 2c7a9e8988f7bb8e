"""Why a calendar moved a due date, as facts of an event."""

from __future__ import annotations

from typing import Any

from motcua.calendars.queries.current import Calendars, line_of
from motcua.calendars.rules.entries import Entry
from motcua.calendars.rules.sentences import reason_of
from motcua.dossiers.models import Dossier
from motcua.dossiers.reckoning import calendars_for
from motcua.kernel import clock
from motcua.kernel.actor import SystemActor
from motcua.organisations.queries import units

# Who reckons anew when a calendar has changed.
CALENDAR_CLOCK = SystemActor("system:calendar", "Hệ thống")


def reason_facts(entry: Entry, calendars: Calendars) -> dict[str, Any]:
    """`reason` is the public sentence, `change` the row it comes from."""
    unit = units.unit_name(entry.unit_id, entry.begins) if entry.unit_id is not None else ""
    withdrawn = calendars.entry(entry.withdraws) if entry.withdraws else None
    return {"change": entry.pk, "reason": reason_of(entry, unit, withdrawn)}


def latest_reason(dossier: Dossier) -> dict[str, Any]:
    """The newest change of a calendar that this dossier's authority works by."""
    calendars = calendars_for(dossier)
    line = {None, *line_of(dossier.resolving_unit_id, clock.today())}
    newest = next((e for e in reversed(calendars.entered) if e.unit_id in line), None)
    return reason_facts(newest, calendars) if newest else {"reason": "lịch làm việc đã đổi"}
