"""Approve a checked set, by somebody else than who made it; the decision that gives it is named.

QĐ 876/QĐ-BNV; for the units of a province a decision of its chairman.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.actions._sets import locked
from motcua.index.models import RuleSet
from motcua.index.rules.stages import SetState
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, WrongState

SET_APPROVED = events.declare("index.set_approved", "Duyệt bộ tiêu chí")


@transaction.atomic
def approve_set(rule_set: RuleSet, *, by: Actor, at: dt.datetime, decision: str) -> RuleSet:
    held = locked(rule_set)
    policies.require_approving_set(by, held.maker)
    if held.state != SetState.CHECKED:
        raise WrongState("Chỉ duyệt bộ tiêu chí đã kiểm tra. Bấm “Kiểm tra” trước.")
    if not decision.strip():
        raise InvalidInput(
            "Chưa có quyết định ban hành. Ghi số, ký hiệu, ví dụ 2712/QĐ-UBND.", field="decision"
        )
    held.state, held.approved_at, held.approved_by = SetState.APPROVED, at, by.signature[:80]
    held.decision = decision.strip()[:100]
    held.save(update_fields=["state", "approved_at", "approved_by", "decision"])
    facts = {"decision": held.decision, "revision": held.revision}
    record(chain=held.chain, type=SET_APPROVED, by=by, at=at, facts=facts)
    return held
