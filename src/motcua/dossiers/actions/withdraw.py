"""Let it be withdrawn: processing stops on the applicant's request (NĐ 118/2025, Điều 21; Mẫu 05)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.actions._endings import end_early
from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.rules.lifecycle import Verb
from motcua.dossiers.statements import applicant_part
from motcua.organisations.officer import Officer

REASON = "Dừng giải quyết theo đề nghị của người nộp hồ sơ."


@transaction.atomic
def withdraw(
    dossier: Dossier, *, by: Officer, at: dt.datetime, version: int | None = None, key: str = ""
) -> Done:
    """State 7 → 8."""
    act = begin(Verb.WITHDRAW, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    facts = end_early(act, act.dossier.receiving_unit_id)
    return act.record(facts, {**applicant_part(act.dossier), "reason": REASON})
