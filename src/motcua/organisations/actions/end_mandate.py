"""End an inspection before its last day: the inspector sees nothing more of it from now on."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState
from motcua.organisations import policies
from motcua.organisations.actions._trail import record
from motcua.organisations.authority import Authority
from motcua.organisations.models import Mandate

MANDATE_ENDED = events.declare("organisations.mandate_ended", "Thôi phạm vi kiểm tra")


@transaction.atomic
def end_mandate(mandate: Mandate, *, by: Actor, at: dt.datetime) -> Mandate:
    policies.require(by, Authority.MANDATE_GIVE)
    rows = Mandate.objects.select_for_update(of=("self",)).select_related("post")
    found = rows.get(pk=mandate.pk)
    today = clock.local(at).date()
    if found.ended_on or found.valid_to < today:
        raise WrongState("Phạm vi kiểm tra này đã hết.")
    found.ended_on = max(today, found.valid_from)
    found.save(update_fields=["ended_on"])
    facts = {"mandate": found.pk, "ended_on": str(found.ended_on)}
    record(
        chain=f"official:{found.post.official_id}", type=MANDATE_ENDED, by=by, at=at, facts=facts
    )
    return found
