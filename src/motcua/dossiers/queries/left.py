"""How a dossier stood right after an act: from its event, so it reads the same for ever."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from motcua.audit.models import Event
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle import Status


@dataclass(frozen=True, kw_only=True)
class Left:
    code: str
    version: int
    status: Status
    step: str
    due_at: dt.datetime | None
    act_by: dt.datetime | None


def left_by(dossier: Dossier, sequence: int) -> Left:
    """The dossier as its `sequence`-th event left it; asks the trail only if it has moved on."""
    if dossier.version == sequence:
        return _now(dossier)
    event = Event.objects.get(chain=dossier.chain, sequence=sequence)
    after = event.facts["after"]
    return Left(
        code=dossier.code,
        version=sequence,
        status=Status(after["status"]),
        step=after["step"],
        due_at=_moment(after["due_at"]),
        act_by=_moment(after["act_by"]),
    )


def _now(dossier: Dossier) -> Left:
    return Left(
        code=dossier.code,
        version=dossier.version,
        status=dossier.state,
        step=dossier.step.key if dossier.step else "",
        due_at=dossier.due_at,
        act_by=dossier.act_by,
    )


def _moment(text: str) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None
