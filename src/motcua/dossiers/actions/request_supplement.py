"""Ask for what is missing: once, in writing, listing everything (NĐ 118/2025, Điều 17; Mẫu 02).

The clock stops until the supplement is in (QĐ 766/QĐ-TTg, chỉ số 2.1).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from motcua.dossiers.actions._supplement import (
    MissingPaper,
    checked_items,
    next_ordinal,
    send,
    told,
)
from motcua.dossiers.models import Dossier, SupplementRequest
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Verb
from motcua.dossiers.statements import applicant_part
from motcua.organisations.officer import Officer

__all__ = ["MissingPaper", "request_supplement"]

NEEDED = "Ghi vì sao cần bổ sung; người nộp nhận đúng nội dung này trên Mẫu 02."


@transaction.atomic
def request_supplement(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    items: Sequence[MissingPaper],
    reason: str,
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 1, 2 or 4 → 5. A second request is refused here: it needs an approver."""
    act = begin(Verb.REQUEST_SUPPLEMENT, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    why = checked_reason(reason, needed=NEEDED)
    request = SupplementRequest(
        dossier=act.dossier, ordinal=next_ordinal(act.dossier), requested_by_id=by.post_id,
        items=checked_items(items), reason=why,
    )  # fmt: skip
    send(act, request)
    personal = {**applicant_part(act.dossier), "reason": why, "items": request.items}
    return act.record(told(request), personal)
