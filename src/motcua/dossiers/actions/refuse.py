"""Refuse to receive, with the reason in writing (NĐ 118/2025/NĐ-CP, Điều 17; Mẫu số 03)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Status, Verb
from motcua.dossiers.statements import applicant_part
from motcua.organisations.officer import Officer

NEEDED = "Ghi lý do từ chối và căn cứ; người nộp nhận đúng nội dung này trên Mẫu 03."


@transaction.atomic
def refuse(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    reason: str,
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 1 → 3; the dossier ends here and is not opened again."""
    act = begin(Verb.REFUSE, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    why = checked_reason(reason, needed=NEEDED)
    act.dossier.status = Status.REFUSED
    act.dossier.finished_at = at
    act.dossier.act_by = None
    act.leave_process()
    return act.record(personal={**applicant_part(act.dossier), "reason": why})
