"""Do not agree to ask once more: the dossier is decided on what it holds."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.models import Dossier, SupplementRequest
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Verb
from motcua.organisations.officer import Officer

NEEDED = "Ghi vì sao không đồng ý để người thụ lý biết giải quyết tiếp thế nào."


@transaction.atomic
def turn_down_supplement(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    reason: str,
    version: int | None = None,
    key: str = "",
) -> Done:
    """The state stays, the clock has run all the time."""
    act = begin(Verb.TURN_DOWN_SUPPLEMENT, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    why = checked_reason(reason, needed=NEEDED)
    open_ones = SupplementRequest.objects.filter(dossier=act.dossier, requested_at=None)
    open_ones.filter(turned_down_at=None).update(turned_down_at=at)
    return act.record(personal={"reason": why})
