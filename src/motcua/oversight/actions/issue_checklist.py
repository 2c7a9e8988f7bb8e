"""Issue a version of a checklist from data; what was issued is not changed, a change is a new number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml
from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import OPERATOR, Actor
from motcua.kernel.errors import InvalidInput
from motcua.organisations.authority import Authority
from motcua.oversight import policies
from motcua.oversight.models import ChecklistVersion
from motcua.oversight.queries.unit_figures import bindable
from motcua.oversight.rules.checklists import read_checklist

CHECKLIST_ISSUED = events.declare("oversight.checklist_issued", "Ban hành phiếu kiểm tra")


def own_checklists() -> list[dict[str, Any]]:
    """Those that come with the product."""
    text = (files("motcua.oversight") / "data" / "checklists.yaml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = yaml.safe_load(text)
    return rows


@transaction.atomic
def issue_checklist(data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> ChecklistVersion:
    """Idempotent. Raises InvalidInput by place, or when a number was issued with other content."""
    if by is not OPERATOR:
        policies.acting(by, Authority.INSPECTION_PLAN)
    told = read_checklist(data, bindable())
    items = [item.as_data() for item in told.items]
    known = ChecklistVersion.objects.filter(key=told.key, number=told.number).first()
    if known is not None:
        if known.items != items:
            raise InvalidInput(
                f"Bản {told.number} của phiếu “{told.title}” đã ban hành với nội dung khác. "
                f"Ghi số phiên bản {told.number + 1}.",
                field="number",
            )
        return known
    made = ChecklistVersion.objects.create(
        key=told.key, number=told.number, title=told.title, legal_basis=told.legal_basis,
        items=items, issued_at=at,
    )  # fmt: skip
    facts = {"key": told.key, "number": told.number, "items": len(items)}
    record(chain=f"checklist:{told.key}", type=CHECKLIST_ISSUED, by=by, at=at, facts=facts)
    return made
