"""Add a task to a plan that is a draft: measure, budget, who, until when; bound to a figure or not."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Collection

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.organisations.queries import units
from motcua.oversight import policies
from motcua.oversight.actions._drafts import plan_in
from motcua.oversight.models import PlanTask, ReformPlan
from motcua.oversight.queries.unit_figures import bindable
from motcua.oversight.rules.plans import AREAS, PlanState, TaskDetails, task_faults

TASK_ADDED = events.declare("oversight.task_added", "Thêm nhiệm vụ kế hoạch")
LONGEST = 2_000


@transaction.atomic
def add_task(
    plan: ReformPlan,
    *,
    by: Actor,
    at: dt.datetime,
    details: TaskDetails,
    lead: str,
    supports: Collection[str] = (),
) -> PlanTask:
    """`lead` and `supports`: slugs. Raises InvalidInput by field, WrongState once approved."""
    plan = plan_in(plan, PlanState.DRAFT)
    policies.require_drafting(by, plan)
    told = dataclasses.replace(
        details, text=clean_text(details.text), measure=clean_text(details.measure)
    )
    known = units.numbers(local(at).date())
    _check(plan, told, lead, known)
    task = PlanTask.objects.create(plan=plan, lead_id=known[lead], **vars(told))
    task.supports.set(sorted({known[slug] for slug in supports if slug in known} - {known[lead]}))
    facts = {"task": task.pk, "lead": lead, "due_on": str(told.due_on),
             "indicator": told.indicator, "target": str(told.target or "")}  # fmt: skip
    record(chain=plan.chain, type=TASK_ADDED, by=by, at=at, facts=facts)
    return task


def _check(plan: ReformPlan, told: TaskDetails, lead: str, known: dict[str, int]) -> None:
    errors: dict[str, list[str]] = {}
    if told.area not in AREAS:
        errors["area"] = ["Chọn lĩnh vực của nhiệm vụ."]
    if lead not in known:
        errors["lead"] = ["Chưa chọn đơn vị chủ trì."]
    if told.indicator and told.indicator not in bindable():
        errors["indicator"] = [f"Không có chỉ tiêu “{told.indicator[:40]}”."]
    for field, sentence in task_faults(told, plan.first_year, plan.last_year):
        errors.setdefault(field, []).append(sentence)
    for name in ("text", "measure"):
        if (size := len(getattr(told, name))) > LONGEST:
            errors.setdefault(name, []).append(f"Dài {size} ký tự, tối đa {LONGEST}. Ghi gọn lại.")
    if errors:
        raise InvalidInput(errors=errors)
