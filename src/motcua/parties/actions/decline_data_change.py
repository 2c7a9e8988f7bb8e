"""Decline a proposed merge or erasure: nothing changes, and it is known who decided."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState
from motcua.parties import policies
from motcua.parties.actions._approval import decide, require_another
from motcua.parties.models import DataChange

CHANGE_DECLINED = events.declare("parties.change_declined", "Không duyệt điều chỉnh dữ liệu")


@transaction.atomic
def decline_data_change(change: DataChange, *, by: Actor, at: dt.datetime) -> DataChange:
    policies.require(by, policies.DECIDE)
    change = DataChange.objects.select_for_update(of=("self",)).get(pk=change.pk)
    if change.decision:
        raise WrongState("Đề nghị này đã được quyết định trước đó.", code="decided")
    require_another(change, by)
    decide(change, DataChange.Decision.DECLINED, by=by, at=at)
    facts = {"kind": change.kind, "change": change.pk}
    record(chain=change.party.key.reference, type=CHANGE_DECLINED, by=by, at=at, facts=facts)
    return change
