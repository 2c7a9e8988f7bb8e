"""Ending a dossier before its result: what withdrawing and stopping share."""

from __future__ import annotations

from typing import Any

from motcua.dossiers.actions._books import draw_number
from motcua.dossiers.actions._pauses import unpause
from motcua.dossiers.models import Consultation, DocumentBook
from motcua.dossiers.passage import Passage
from motcua.dossiers.rules.lifecycle import Status


def end_early(act: Passage, issuer: int) -> dict[str, Any]:
    """State 8: the term ends here, nobody is asked any more; the notice (Mẫu 05) has its number."""
    dossier, at = act.dossier, act.at
    unpause(dossier, at)
    waiting = Consultation.objects.filter(dossier=dossier, answered_at=None, cancelled_at=None)
    waiting.update(cancelled_at=at)
    # How it ended is read off the state it ended from: asked to be withdrawn, or any other.
    dossier.status_before = dossier.status
    dossier.status = Status.STOPPED
    dossier.finished_at = at
    dossier.act_by = None
    act.leave_process()
    return {"number": draw_number(issuer, DocumentBook.Kind.STOP, at)}
