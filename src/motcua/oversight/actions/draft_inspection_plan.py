"""Draft the yearly plan of inspections (NQ 76/NQ-CP, on inspecting the reform)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_name
from motcua.organisations.authority import Authority
from motcua.organisations.queries import units
from motcua.oversight import policies
from motcua.oversight.models import InspectionPlan

INSPECTION_PLAN_DRAFTED = events.declare(
    "oversight.inspection_plan_drafted", "Soạn kế hoạch kiểm tra"
)


@transaction.atomic
def draft_inspection_plan(
    *, by: Actor, at: dt.datetime, year: int, number: str, decided_on: dt.date, title: str
) -> InspectionPlan:
    """Of the province, or of whatever stands above who drafts it. Raises InvalidInput."""
    officer = policies.acting(by, Authority.INSPECTION_PLAN)
    number = clean_name(number, field="number", label="Số quyết định", max_length=60)
    title = clean_name(title, field="title", label="Tên kế hoạch", max_length=300)
    if decided_on.year not in {year - 1, year}:
        raise InvalidInput(
            f"Kế hoạch năm {year} ban hành trong năm ấy hoặc cuối năm trước. Xem lại ngày.",
            field="decided_on",
        )
    owner = units.tree(local(at).date()).line(officer.unit_id)[-1].unit_id
    if InspectionPlan.objects.filter(owner=owner, year=year, number=number).exists():
        raise InvalidInput(f"Đã có kế hoạch {number} của năm {year}.", field="number", code="known")
    plan = InspectionPlan.objects.create(
        owner_id=owner, year=year, number=number, decided_on=decided_on, title=title,
        drafted_by_id=officer.post_id,
    )  # fmt: skip
    facts = {"year": year, "number": number}
    record(chain=plan.chain, type=INSPECTION_PLAN_DRAFTED, by=by, at=at, facts=facts)
    return plan
