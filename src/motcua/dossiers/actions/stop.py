"""Stop for a reason of law: no supplement came, the duty was not done (NĐ 118/2025, Điều 21; Mẫu 05)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.actions._endings import end_early
from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Verb
from motcua.dossiers.statements import applicant_part
from motcua.organisations.officer import Officer

NEEDED = "Ghi lý do dừng giải quyết; ông/bà nhận đúng nội dung này trên thông báo (Mẫu 05)."
NEEDED_BASIS = "Ghi căn cứ pháp lý của việc dừng."


@transaction.atomic
def stop(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    reason: str,
    legal_basis: str,
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 2, 4, 5 or 6 → 8."""
    act = begin(Verb.STOP, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    why = checked_reason(reason, needed=NEEDED)
    basis = checked_reason(legal_basis, field="legal_basis", needed=NEEDED_BASIS)[:300]
    facts = {**end_early(act, act.dossier.resolving_unit_id), "legal_basis": basis}
    return act.record(facts, {**applicant_part(act.dossier), "reason": why})
