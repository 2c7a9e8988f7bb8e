"""Let an approved set apply from a day on: rounds opened from then may score by it.

QĐ 876/QĐ-BNV; the decision that was named when it was approved.
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
from motcua.kernel.errors import WrongState

SET_IN_FORCE = events.declare("index.set_in_force", "Áp dụng bộ tiêu chí")


@transaction.atomic
def put_set_in_force(
    rule_set: RuleSet, *, by: Actor, at: dt.datetime, valid_from: dt.date
) -> RuleSet:
    """Its content does not change any more."""
    policies.require_keeping_sets(by)
    held = locked(rule_set)
    if held.state != SetState.APPROVED:
        raise WrongState("Chỉ áp dụng bộ tiêu chí đã duyệt. Trình người khác duyệt trước.")
    held.state, held.valid_from = SetState.IN_FORCE, valid_from
    held.save(update_fields=["state", "valid_from"])
    facts = {"valid_from": str(valid_from), "decision": held.decision}
    record(chain=held.chain, type=SET_IN_FORCE, by=by, at=at, facts=facts)
    return held
