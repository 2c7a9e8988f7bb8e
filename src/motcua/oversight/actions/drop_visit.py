"""Take a unit out of a plan of inspections that is still a draft."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.organisations.authority import Authority
from motcua.oversight import policies
from motcua.oversight.actions._drafts import open_inspection_plan
from motcua.oversight.models import PlannedVisit

VISIT_DROPPED = events.declare("oversight.visit_dropped", "Bỏ đơn vị khỏi kế hoạch kiểm tra")


@transaction.atomic
def drop_visit(visit: PlannedVisit, *, by: Actor, at: dt.datetime) -> None:
    """Raises WrongState once the plan is approved."""
    policies.acting(by, Authority.INSPECTION_PLAN)
    plan = open_inspection_plan(visit.plan)
    facts = {"unit": visit.unit.slug, "kind": visit.kind}
    visit.delete()
    record(chain=plan.chain, type=VISIT_DROPPED, by=by, at=at, facts=facts)
