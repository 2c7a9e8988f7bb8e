"""Submit for approval: the official proposes, the next level decides (NĐ 118/2025/NĐ-CP, Điều 18).

Articles on handling (19-20) are read by analogy with NĐ 61/2018.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.assignees import require_candidate
from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import Done, begin, branch_of
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Verb
from motcua.organisations.officer import Officer

NEEDED = "Ghi ý kiến đề xuất để người duyệt biết anh/chị đề nghị gì."


@transaction.atomic
def submit_for_approval(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    opinion: str,
    to: int | None = None,
    outcome: str = "",
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 4; `to` names the post that is to decide, where several could."""
    act = begin(Verb.SUBMIT_FOR_APPROVAL, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    branch = branch_of(act.dossier.step, Verb.SUBMIT_FOR_APPROVAL, outcome)
    note = checked_reason(opinion, field="opinion", needed=NEEDED)
    if to is not None and branch.next_step is not None:
        require_candidate(act.dossier, branch.next_step, to, at)
    act.go(branch, to=to)
    return act.record({"outcome": outcome}, {"opinion": note})
