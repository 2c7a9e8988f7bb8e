"""Agree to ask the applicant once more; the dossier is counted for it (QĐ 766, chỉ số 2.1)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.actions._supplement import send, told
from motcua.dossiers.models import Dossier, SupplementRequest
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.rules.lifecycle import Verb
from motcua.dossiers.statements import applicant_part
from motcua.organisations.officer import Officer


@transaction.atomic
def approve_supplement(
    dossier: Dossier, *, by: Officer, at: dt.datetime, version: int | None = None, key: str = ""
) -> Done:
    """State 2 or 4 → 5: what was proposed goes out as it stands."""
    act = begin(Verb.APPROVE_SUPPLEMENT, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    request = SupplementRequest.objects.get(
        dossier=act.dossier, requested_at=None, turned_down_at=None
    )
    request.approved_by_id = by.post_id
    send(act, request)
    facts = {**told(request), "legal_basis": request.legal_basis}
    personal = {**applicant_part(act.dossier), "reason": request.reason, "items": request.items}
    return act.record(facts, personal)
