"""Put a document into the plan of what is to be issued (Luật 64/2025/QH15, on programmes)."""

from __future__ import annotations

import dataclasses
import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.folding import fold
from motcua.legislation import policies
from motcua.legislation.actions._checks import one_line, refuse, standing_unit
from motcua.legislation.models import PlannedDocument
from motcua.legislation.rules.plan import PlanDetails, plan_faults

DOCUMENT_PLANNED = events.declare("legislation.document_planned", "Đưa văn bản vào kế hoạch")


@transaction.atomic
def plan_document(
    details: PlanDetails, *, by: Actor, at: dt.datetime, unit: int
) -> PlannedDocument:
    """Raises InvalidInput with a message for each field."""
    policies.require_planning(by, unit)
    on = local(at).date()
    told = dataclasses.replace(
        details, title=one_line(details.title), basis=one_line(details.basis)
    )
    refuse(plan_faults(told, on))
    planned = PlannedDocument.objects.create(
        lead_unit_id=standing_unit(unit, on), search_words=fold(f"{told.title} {told.basis}"),
        **dataclasses.asdict(told),
    )  # fmt: skip
    facts = {"unit": unit, "due_on": str(told.due_on), "kind": told.kind}
    record(chain=planned.chain, type=DOCUMENT_PLANNED, by=by, at=at, facts=facts)
    return planned
