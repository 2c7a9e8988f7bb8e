"""Do not let it be withdrawn: it goes on where it stood, and no time was lost to the applicant."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.models import Event
from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import EVENTS, Done, begin
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Status, Verb
from motcua.organisations.officer import Officer

NEEDED = "Ghi vì sao không cho rút; ông/bà nhận đúng nội dung này."


@transaction.atomic
def deny_withdrawal(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    reason: str,
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 7 → the state before (NĐ 118/2025/NĐ-CP, Điều 21)."""
    act = begin(Verb.DENY_WITHDRAWAL, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    why = checked_reason(reason, needed=NEEDED)
    assert act.dossier.status_before is not None
    act.dossier.status = Status(act.dossier.status_before)
    act.dossier.status_before = None
    act.dossier.act_by = _act_by_before(act.dossier)
    return act.record(personal={"reason": why})


def _act_by_before(dossier: Dossier) -> dt.datetime | None:
    """When the next act was due before the request came; a running dossier is reckoned anew."""
    asked = Event.objects.filter(chain=dossier.chain, name=EVENTS[Verb.ASK_WITHDRAWAL])
    before = asked.order_by("-sequence")[0].facts["before"]["act_by"]
    return dt.datetime.fromisoformat(before) if before else None
