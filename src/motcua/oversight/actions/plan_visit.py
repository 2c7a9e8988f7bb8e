"""Put a unit into the plan of inspections: what for, in which month, led by whom."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.organisations.authority import Authority
from motcua.organisations.queries import units
from motcua.oversight import policies
from motcua.oversight.actions._drafts import open_inspection_plan
from motcua.oversight.models import InspectionPlan, PlannedVisit
from motcua.oversight.queries.inspections import team_choices
from motcua.oversight.rules.inspections import KINDS

VISIT_PLANNED = events.declare("oversight.visit_planned", "Đưa đơn vị vào kế hoạch kiểm tra")


@transaction.atomic
def plan_visit(
    plan: InspectionPlan,
    *,
    by: Actor,
    at: dt.datetime,
    unit: str,
    kind: str,
    month: int,
    leader: int,
) -> PlannedVisit:
    """`unit`: a slug; `leader`: a post outside it. Raises InvalidInput, WrongState once approved."""
    policies.acting(by, Authority.INSPECTION_PLAN)
    plan, on = open_inspection_plan(plan), local(at).date()
    unit_id = units.numbers(on).get(unit)
    if unit_id is None:
        raise InvalidInput("Chưa chọn đơn vị được kiểm tra.", field="unit")
    if kind not in KINDS or not 1 <= month <= 12:
        raise InvalidInput("Chọn nội dung kiểm tra và tháng từ 1 đến 12.", field="month")
    if leader not in dict(team_choices(unit_id, on)):
        raise InvalidInput(
            "Trưởng đoàn phải là người ngoài đơn vị được kiểm tra. Chọn người khác.", field="leader"
        )
    if plan.visits.filter(unit=unit_id, kind=kind).exists():
        raise InvalidInput(
            f"{units.unit_name(unit_id, on)} đã có trong kế hoạch với nội dung này.",
            field="unit", code="known",
        )  # fmt: skip
    visit = plan.visits.create(unit_id=unit_id, kind=kind, month=month, leader_id=leader)
    facts = {"unit": unit, "kind": kind, "month": month, "leader": leader}
    record(chain=plan.chain, type=VISIT_PLANNED, by=by, at=at, facts=facts)
    return visit
