"""Take a document out of the plan, with the reason; it counts no longer among what was due."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.legislation.actions._checks import needed
from motcua.legislation.actions.advance_plan import locked_plan
from motcua.legislation.models import PlannedDocument
from motcua.legislation.rules.plan import Stage

PLAN_DROPPED = events.declare("legislation.plan_dropped", "Đưa văn bản ra khỏi kế hoạch")


@transaction.atomic
def drop_planned(
    planned: PlannedDocument, *, by: Actor, at: dt.datetime, reason: str
) -> PlannedDocument:
    """`reason` names the decision or the opinion that allows it."""
    held = locked_plan(planned, by)
    held.reason = needed(reason, "reason", "Ghi vì sao, theo văn bản nào.")
    held.stage = Stage.DROPPED
    held.save(update_fields=["stage", "reason"])
    record(chain=held.chain, type=PLAN_DROPPED, by=by, at=at, facts={"reason": held.reason})
    return held
