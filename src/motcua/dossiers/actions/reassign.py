"""Give a dossier to somebody else of the same step, or back to the queue (NĐ 118/2025, Điều 18)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.assignees import require_candidate_of_now
from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.organisations.officer import Officer


@transaction.atomic
def reassign(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    to: int | None,
    reason: str = "",
    version: int | None = None,
    key: str = "",
) -> Done:
    """`to` is a post with the role of the step; None puts it back into the queue of that role.

    Step, clock and state stay.
    """
    act = begin(Verb.REASSIGN, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    if to == act.dossier.holder_post_id:
        raise InvalidInput("Người này đang giữ hồ sơ. Chọn người khác.", field="to")
    if to is not None:
        require_candidate_of_now(act.dossier, to, at)
    act.dossier.holder_post_id = to
    why = clean_text(reason)[:2000]
    return act.record({"to": to}, {"reason": why} if why else None)
