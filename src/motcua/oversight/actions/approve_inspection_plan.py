"""Approve the yearly plan of inspections, by a leader who did not draft it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.organisations.authority import Authority
from motcua.oversight import policies
from motcua.oversight.actions._drafts import open_inspection_plan
from motcua.oversight.models import InspectionPlan

INSPECTION_PLAN_APPROVED = events.declare(
    "oversight.inspection_plan_approved", "Duyệt kế hoạch kiểm tra"
)


@transaction.atomic
def approve_inspection_plan(plan: InspectionPlan, *, by: Actor, at: dt.datetime) -> InspectionPlan:
    """From now on it is not changed. Raises InvalidInput without any unit in it."""
    officer = policies.acting(by, Authority.INSPECTION_DECIDE)
    plan = open_inspection_plan(plan)
    policies.require_other_approver(by, plan.drafted_by.official_id)
    visits = plan.visits.count()
    if not visits:
        raise InvalidInput("Kế hoạch chưa có đơn vị nào. Thêm đơn vị rồi duyệt.")
    plan.approved_at, plan.approved_by_id = at, officer.post_id
    plan.save(update_fields=["approved_at", "approved_by"])
    facts = {"number": plan.number, "visits": visits}
    record(chain=plan.chain, type=INSPECTION_PLAN_APPROVED, by=by, at=at, facts=facts)
    return plan
