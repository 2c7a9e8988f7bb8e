"""The applicant asks to withdraw (NĐ 118/2025/NĐ-CP, Điều 21; TT 03/2025/TT-VPCP, Điều 7)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.reckoning import counter_term
from motcua.dossiers.rules import clock
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Status, Verb
from motcua.kernel.actor import Actor

NEEDED = "Ghi lý do xin rút hồ sơ."


@transaction.atomic
def ask_withdrawal(
    dossier: Dossier,
    *,
    by: Actor,
    at: dt.datetime,
    reason: str,
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 1, 2, 4, 5 or 6 → 7; refused once a decision exists. `by` may be the citizen."""
    act = begin(Verb.ASK_WITHDRAWAL, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    why = checked_reason(reason, needed=NEEDED)
    act.dossier.status_before = act.dossier.status
    act.dossier.status = Status.WITHDRAWAL_ASKED
    act.dossier.act_by = counter_term(act.dossier, at, clock.ANSWER_ONLINE)
    return act.record(personal={"reason": why})
