"""Say at which stage a planned document is: drafted, consulted on, appraised, submitted."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.legislation import policies
from motcua.legislation.models import PlannedDocument
from motcua.legislation.rules.plan import ON_THE_WAY, check_open

PLAN_ADVANCED = events.declare("legislation.plan_advanced", "Chuyển giai đoạn soạn thảo")


@transaction.atomic
def advance_plan(
    planned: PlannedDocument, *, by: Actor, at: dt.datetime, stage: str
) -> PlannedDocument:
    held = locked_plan(planned, by)
    if stage not in ON_THE_WAY:
        raise InvalidInput(
            "Giai đoạn không có. Ban hành hoặc đưa ra khỏi kế hoạch thì dùng việc riêng.",
            field="stage",
        )
    before, held.stage = held.stage, stage
    held.save(update_fields=["stage"])
    facts = {"before": before, "after": stage}
    record(chain=held.chain, type=PLAN_ADVANCED, by=by, at=at, facts=facts)
    return held


def locked_plan(planned: PlannedDocument, by: Actor) -> PlannedDocument:
    """Raises NotAllowed, or WrongState when it was issued or dropped."""
    held = PlannedDocument.objects.select_for_update().get(pk=planned.pk)
    policies.require_planning(by, held.lead_unit_id)
    check_open(held.stage)
    return held
