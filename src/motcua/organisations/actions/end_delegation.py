"""End a delegation before its last day: from this moment the receiver acts no more for the giver."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState
from motcua.organisations import policies
from motcua.organisations.actions._trail import record
from motcua.organisations.authority import Authority
from motcua.organisations.models import Delegation

DELEGATION_ENDED = events.declare("organisations.delegation_ended", "Thôi ủy quyền")


@transaction.atomic
def end_delegation(delegation: Delegation, *, by: Actor, at: dt.datetime) -> Delegation:
    """What was done under it stays done. WrongState when it is over already."""
    rows = Delegation.objects.select_for_update(of=("self",)).select_related("giver")
    found = rows.get(pk=delegation.pk)
    policies.require_over(by, Authority.DELEGATION_GIVE, found.giver)
    today = clock.local(at).date()
    if found.ended_on or found.valid_to < today:
        over = found.ended_on or found.valid_to
        raise WrongState(f"Ủy quyền theo văn bản {found.paper} đã hết từ {over:%d/%m/%Y}.")
    found.ended_on = max(today, found.valid_from)
    found.save(update_fields=["ended_on"])
    facts = {"delegation": found.pk, "ended_on": str(found.ended_on), "paper": found.paper}
    chain = f"official:{found.giver.official_id}"
    record(chain=chain, type=DELEGATION_ENDED, by=by, at=at, facts=facts)
    return found
