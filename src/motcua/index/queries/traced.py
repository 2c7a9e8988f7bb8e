"""A dossier behind a figure, for those who run the round: its road and its hours, no person."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.timeline import Happening, timeline
from motcua.dossiers.rules.lifecycle import Status
from motcua.index.models import Entry
from motcua.index.queries.sets import rules_of
from motcua.index.queries.trails import PREFIX, rows_behind
from motcua.kernel.errors import NotFound
from motcua.organisations.queries import units


@dataclass(frozen=True, kw_only=True)
class Traced:
    """`counted`: in the numerator too. `late`: finished after the day it was promised for."""

    code: str
    procedure: str
    receiving: str
    resolving: str
    status: str
    received_at: dt.datetime | None
    due_at: dt.datetime | None
    finished_at: dt.datetime | None
    late: bool
    counted: bool
    happened: tuple[Happening, ...]


def dossier_behind(entry: Entry, criterion: str, code: str) -> tuple[Dossier, bool]:
    """The dossier and whether it is counted. Raises NotFound for one the figure does not rest on."""
    name = rules_of(entry.block.rule_set).bound.get(criterion, "")
    rows = {row.key: row for row in rows_behind(entry, criterion, name)} if name else {}
    row = rows.get(f"{PREFIX}{code}")
    found = Dossier.objects.filter(code=code) if row else Dossier.objects.none()
    dossier = found.select_related("procedure_version", "process", "applicant__key").first()
    if row is None or dossier is None:
        raise NotFound("Hồ sơ này không đứng sau số liệu của tiêu chí. Mở lại trang tiêu chí.")
    return dossier, row.counted


def told_of(dossier: Dossier, *, counted: bool) -> Traced:
    on = (dossier.received_at or dossier.submitted_at).date()
    due, done = dossier.due_at, dossier.finished_at
    return Traced(
        code=dossier.code,
        procedure=dossier.procedure_version.name,
        receiving=units.full_name(dossier.receiving_unit_id, on),
        resolving=units.full_name(dossier.resolving_unit_id, on),
        status=Status(dossier.status).label,
        received_at=dossier.received_at,
        due_at=due,
        finished_at=done,
        late=bool(due and done and done > due),
        counted=counted,
        happened=tuple(timeline(dossier)),
    )
