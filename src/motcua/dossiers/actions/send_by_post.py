"""Send the result home by the public post (QĐ 45/2016/QĐ-TTg; NĐ 118/2025/NĐ-CP, Điều 22)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.models import Dossier, Outcome
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.reckoning import counter_term
from motcua.dossiers.rules import clock
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.organisations.officer import Officer

MOST = 40


@transaction.atomic
def send_by_post(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    tracking: str,
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 9 stays until the post has delivered; then the result is returned."""
    act = begin(Verb.SEND_BY_POST, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    number = clean_text(tracking)
    if not number or len(number) > MOST:
        raise InvalidInput(f"Ghi mã vận đơn của bưu chính, tối đa {MOST} ký tự.", field="tracking")
    Outcome.objects.filter(dossier=act.dossier).update(posted_at=at, tracking=number)
    act.dossier.act_by = counter_term(act.dossier, at, clock.DELIVER_BY)
    return act.record({"tracking": number})
