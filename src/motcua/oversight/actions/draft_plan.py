"""Draft a reform programme, or the plan of a year under it (NQ 76/NQ-CP, Điều 3)."""

from __future__ import annotations

import dataclasses
import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.organisations.authority import Authority
from motcua.organisations.queries import units
from motcua.oversight import policies
from motcua.oversight.models import ReformPlan
from motcua.oversight.rules.plans import KINDS, PlanDetails, plan_faults

PLAN_DRAFTED = events.declare("oversight.plan_drafted", "Soạn kế hoạch cải cách hành chính")


@transaction.atomic
def draft_plan(
    unit: str,
    *,
    by: Actor,
    at: dt.datetime,
    details: PlanDetails,
    parent: ReformPlan | None = None,
) -> ReformPlan:
    """`unit`: slug of whose plan it is; `parent`: the programme it carries out. InvalidInput."""
    owner = units.numbers(local(at).date()).get(unit)
    if owner is None:
        raise InvalidInput("Chưa chọn đơn vị có kế hoạch.", field="unit")
    officer = policies.acting_for(by, Authority.PLAN_DRAFT, owner)
    told = dataclasses.replace(
        details, title=" ".join(clean_text(details.title).split())[:300],
        number=" ".join(clean_text(details.number).split())[:60],
    )  # fmt: skip
    _check(owner, told, parent)
    plan = ReformPlan.objects.create(
        owner_id=owner, parent=parent, drafted_by_id=officer.post_id, **vars(told)
    )
    facts = {"unit": unit, "number": told.number, "years": [told.first_year, told.last_year]}
    record(chain=plan.chain, type=PLAN_DRAFTED, by=by, at=at, facts=facts)
    return plan


def _check(owner: int, told: PlanDetails, parent: ReformPlan | None) -> None:
    errors: dict[str, list[str]] = {}
    if told.kind not in KINDS:
        errors["kind"] = ["Chọn chương trình nhiều năm hoặc kế hoạch năm."]
    for field, sentence in plan_faults(told):
        errors.setdefault(field, []).append(sentence)
    same = ReformPlan.objects.filter(owner=owner, number=told.number, first_year=told.first_year)
    if same.exists():
        errors.setdefault("number", []).append(f"Đã có kế hoạch số {told.number} của năm này.")
    if parent and (parent.kind != "programme" or told.kind != "yearly"):
        errors.setdefault("parent", []).append("Chỉ kế hoạch năm nằm trong chương trình nhiều năm.")
    elif parent and not parent.first_year <= told.first_year <= parent.last_year:
        errors.setdefault("first_year", []).append(
            f"Chương trình chỉ từ {parent.first_year} đến {parent.last_year}. Chọn năm trong đó."
        )
    if errors:
        raise InvalidInput(errors=errors)
