"""Do not accept a hand-over, and say why: it stays with the giver (TT 03/2025/TT-VPCP, Mẫu 06)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Verb
from motcua.organisations.officer import Officer

NEEDED = "Ghi vì sao không nhận, ví dụ thiếu giấy tờ nào, để bên giao biết cần sửa gì."


@transaction.atomic
def turn_away(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    reason: str,
    version: int | None = None,
    key: str = "",
) -> Done:
    """The state stays; the clock goes on with the giver."""
    act = begin(Verb.TURN_AWAY, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    why = checked_reason(reason, needed=NEEDED)
    act.no_offer()
    return act.record(personal={"reason": why})
