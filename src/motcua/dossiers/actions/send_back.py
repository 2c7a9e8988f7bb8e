"""Send back with a reason to who did the step before; the clock goes on."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.assignees import who_did
from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import Done, begin, branch_of
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Verb
from motcua.organisations.officer import Officer

NEEDED = "Ghi lý do trả lại để người nhận biết cần sửa gì."


@transaction.atomic
def send_back(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    reason: str,
    outcome: str = "",
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 4; internal rework counts, so nothing is paused."""
    act = begin(Verb.SEND_BACK, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    branch = branch_of(act.dossier.step, Verb.SEND_BACK, outcome)
    why = checked_reason(reason, needed=NEEDED)
    to = who_did(act.dossier, branch.next_step, at) if branch.next_step else None
    act.go(branch, to=to)
    return act.record({"outcome": outcome}, {"reason": why})
