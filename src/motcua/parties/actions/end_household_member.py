"""A member leaves the household (Luật Cư trú 2020)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.parties import policies
from motcua.parties.models import HouseholdMember

MEMBER_ENDED = events.declare("parties.household_member_ended", "Thành viên rời hộ")


@transaction.atomic
def end_household_member(
    row: HouseholdMember, *, by: Actor, at: dt.datetime, on: dt.date | None = None
) -> HouseholdMember:
    """`on` is the last day as a member, today unless said."""
    policies.require(by, policies.REPRESENT)
    row = HouseholdMember.objects.select_for_update(of=("self",)).get(pk=row.pk)
    day = on or clock.local(at).date()
    if row.valid_to:
        raise WrongState(f"Người này đã rời hộ từ {row.valid_to:%d/%m/%Y}.", code="ended")
    if day < row.valid_from:
        raise InvalidInput(
            f"Ngày rời hộ đứng trước ngày vào hộ {row.valid_from:%d/%m/%Y}. Sửa lại ngày.",
            field="on",
        )
    row.valid_to = day
    row.save(update_fields=["valid_to"])
    facts = {"member": row.member.key.reference, "until": str(day)}
    chain = row.household.key.reference
    record(chain=chain, type=MEMBER_ENDED, by=by, at=at, facts=facts)
    return row
