"""End an authority to act for another (BLDS 2015, Điều 140 khoản 3 và 4)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.parties import policies
from motcua.parties.models import Representation

REPRESENTATION_ENDED = events.declare("parties.representation_ended", "Chấm dứt đại diện")


@transaction.atomic
def end_representation(
    tie: Representation, *, by: Actor, at: dt.datetime, on: dt.date | None = None
) -> Representation:
    """From `on` (today unless said) the representative acts for nobody by this paper."""
    policies.require(by, policies.REPRESENT)
    tie = Representation.objects.select_for_update(of=("self",)).get(pk=tie.pk)
    day = on or clock.local(at).date()
    if tie.ended_on:
        raise WrongState(f"Đại diện này đã chấm dứt từ {tie.ended_on:%d/%m/%Y}.", code="ended")
    if day < tie.valid_from:
        raise InvalidInput(
            f"Ngày chấm dứt đứng trước ngày bắt đầu {tie.valid_from:%d/%m/%Y}. Sửa lại ngày.",
            field="on",
        )
    tie.ended_on = day
    tie.save(update_fields=["ended_on"])
    facts = {"representative": tie.representative.key.reference, "ended_on": str(day)}
    chain = tie.principal.key.reference
    record(chain=chain, type=REPRESENTATION_ENDED, by=by, at=at, facts=facts)
    return tie
