"""Go on: the financial duty is done, the clock runs again (NĐ 118/2025/NĐ-CP, Điều 24)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.actions._pauses import unpause
from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import Done, begin, state_after_pause
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Verb
from motcua.organisations.officer import Officer

NEEDED = "Ghi chứng từ đã nộp: số, ngày, nơi thu."


@transaction.atomic
def resume(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    evidence: str,
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 6 → 2 or 4, where it stood."""
    act = begin(Verb.RESUME, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    proof = checked_reason(evidence, field="evidence", needed=NEEDED)
    unpause(act.dossier, at)
    act.dossier.status = state_after_pause(act.dossier)
    return act.record(personal={"evidence": proof})
