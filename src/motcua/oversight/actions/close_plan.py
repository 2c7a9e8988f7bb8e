"""Close a plan when all of its tasks have their result."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState
from motcua.oversight import policies
from motcua.oversight.actions._drafts import plan_in
from motcua.oversight.models import ReformPlan
from motcua.oversight.rules.plans import PlanState

PLAN_CLOSED = events.declare("oversight.plan_closed", "Tổng kết kế hoạch")


@transaction.atomic
def close_plan(plan: ReformPlan, *, by: Actor, at: dt.datetime) -> ReformPlan:
    plan = plan_in(plan, PlanState.RUNNING)
    policies.require_drafting(by, plan)
    if left := plan.tasks.filter(closed_at__isnull=True).count():
        raise WrongState(f"Còn {left} nhiệm vụ chưa có kết quả. Khép lại từng nhiệm vụ trước.")
    plan.closed_at = at
    plan.save(update_fields=["closed_at"])
    record(chain=plan.chain, type=PLAN_CLOSED, by=by, at=at, facts={"number": plan.number})
    return plan
