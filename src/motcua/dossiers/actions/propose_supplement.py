"""Propose to ask once more, with reason and ground, for a leader to decide.

NĐ 63/2010/NĐ-CP, Điều 20 khoản 4: nobody is made to come back more than twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from motcua.dossiers.actions._supplement import MissingPaper, checked_items, next_ordinal
from motcua.dossiers.models import Dossier, SupplementRequest
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Verb
from motcua.organisations.officer import Officer

NEEDED = "Ghi vì sao phải yêu cầu bổ sung lần nữa."
NEEDED_BASIS = "Ghi căn cứ pháp lý cho phép yêu cầu bổ sung lần nữa."


@transaction.atomic
def propose_supplement(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    items: Sequence[MissingPaper],
    reason: str,
    legal_basis: str,
    version: int | None = None,
    key: str = "",
) -> Done:
    """The state stays and the clock runs on until a leader agrees."""
    act = begin(Verb.PROPOSE_SUPPLEMENT, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    why = checked_reason(reason, needed=NEEDED)
    basis = checked_reason(legal_basis, field="legal_basis", needed=NEEDED_BASIS)[:300]
    request = SupplementRequest.objects.create(
        dossier=act.dossier, ordinal=next_ordinal(act.dossier), requested_by_id=by.post_id,
        items=checked_items(items), reason=why, legal_basis=basis, proposed_at=at,
    )  # fmt: skip
    facts = {"items": len(request.items), "ordinal": request.ordinal, "legal_basis": basis}
    return act.record(facts, {"reason": why, "items": request.items})
