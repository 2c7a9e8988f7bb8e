"""Decline: the competent person decides against it, in writing (NĐ 118/2025/NĐ-CP, Điều 18, 22).

The letter goes the way a result goes: numbered, issued and returned.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.documents.models import StoredFile
from motcua.dossiers.actions._decision import decide
from motcua.dossiers.models import Dossier, Outcome
from motcua.dossiers.passage import Done, begin, branch_of
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Verb
from motcua.organisations.officer import Officer

NEEDED = "Ghi lý do và căn cứ từ chối giải quyết; ông/bà nhận đúng nội dung này."


@transaction.atomic
def decline(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    reason: str,
    outcome: str = "",
    signed: StoredFile | None = None,
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 4, along the branch on which an approval would go."""
    act = begin(Verb.DECLINE, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    branch = branch_of(act.dossier.step, Verb.APPROVE, outcome)
    why = checked_reason(reason, needed=NEEDED)
    facts = decide(act, Outcome.Kind.DECLINED, signed=signed)
    act.go(branch)
    return act.record({"outcome": outcome, "declined": True, **facts}, {"reason": why})
