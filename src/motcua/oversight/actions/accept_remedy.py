"""The unit takes note of what it has to do, by its leader."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState
from motcua.oversight import policies
from motcua.oversight.actions._drafts import running_remedy
from motcua.oversight.models import Remedy

REMEDY_ACCEPTED = events.declare("oversight.remedy_accepted", "Nhận việc khắc phục")


@transaction.atomic
def accept_remedy(remedy: Remedy, *, by: Actor, at: dt.datetime) -> Remedy:
    remedy = running_remedy(remedy)
    officer = policies.require_answering(by, remedy.finding.inspection)
    if remedy.accepted_at:
        raise WrongState("Đơn vị đã nhận việc này.")
    remedy.accepted_at, remedy.accepted_by_id = at, officer.post_id
    remedy.save(update_fields=["accepted_at", "accepted_by"])
    record(chain=remedy.chain, type=REMEDY_ACCEPTED, by=by, at=at, facts={"remedy": remedy.pk})
    return remedy
