"""An inspector does not accept a report: the unit goes on, with the reason, its due day unchanged."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState
from motcua.kernel.folding import clean_name
from motcua.oversight import policies
from motcua.oversight.actions._drafts import running_remedy
from motcua.oversight.models import Remedy

REMEDY_RETURNED = events.declare("oversight.remedy_returned", "Chưa công nhận khắc phục")


@transaction.atomic
def return_remedy(remedy: Remedy, *, by: Actor, at: dt.datetime, reason: str) -> Remedy:
    remedy = running_remedy(remedy)
    policies.require_following(by, remedy.finding.inspection)
    reason = clean_name(reason, field="reason", label="Lý do chưa công nhận", max_length=1000)
    if remedy.reported_on is None:
        raise WrongState("Đơn vị chưa báo cáo nên chưa có gì để trả lại.")
    remedy.reported_on, remedy.returned_note = None, reason
    remedy.save(update_fields=["reported_on", "returned_note"])
    facts = {"remedy": remedy.pk, "reason": reason[:300]}
    record(chain=remedy.chain, type=REMEDY_RETURNED, by=by, at=at, facts=facts)
    return remedy
