"""Approve a reform plan, by a leader who did not draft it; its tasks begin."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.oversight import policies
from motcua.oversight.actions._drafts import plan_in
from motcua.oversight.actions.measure_plan import write_progress
from motcua.oversight.models import ReformPlan
from motcua.oversight.rules.plans import PlanState

PLAN_APPROVED = events.declare("oversight.plan_approved", "Phê duyệt kế hoạch")


@transaction.atomic
def approve_plan(plan: ReformPlan, *, by: Actor, at: dt.datetime) -> ReformPlan:
    """Raises InvalidInput without any task."""
    plan = plan_in(plan, PlanState.DRAFT)
    officer = policies.require_approving(by, plan)
    tasks = plan.tasks.count()
    if not tasks:
        raise InvalidInput("Kế hoạch chưa có nhiệm vụ nào. Thêm nhiệm vụ rồi phê duyệt.")
    plan.approved_at, plan.approved_by_id = at, officer.post_id
    plan.save(update_fields=["approved_at", "approved_by"])
    write_progress(plan, at)
    facts = {"number": plan.number, "tasks": tasks}
    record(chain=plan.chain, type=PLAN_APPROVED, by=by, at=at, facts=facts)
    return plan
