"""Certify that a set adds up: sums, references, rules, classes (a real set headed 100 summed to
99.55). QĐ 876/QĐ-BNV.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.actions._sets import locked_draft
from motcua.index.models import RuleSet
from motcua.index.rules.reading import read_set
from motcua.index.rules.stages import SetState
from motcua.kernel import events
from motcua.kernel.actor import Actor

SET_CHECKED = events.declare("index.set_checked", "Kiểm tra bộ tiêu chí")


@transaction.atomic
def check_set(rule_set: RuleSet, *, by: Actor, at: dt.datetime, seen: int | None = None) -> RuleSet:
    """Raises `InvalidSet` with every fault at its criterion; then nothing changes."""
    policies.require_keeping_sets(by)
    held = locked_draft(rule_set, seen)
    read = read_set(held.body).criteria_set
    held.state, held.checked_at, held.checked_by = SetState.CHECKED, at, by.signature[:80]
    held.save(update_fields=["state", "checked_at", "checked_by"])
    facts = {"criteria": len(read.leaves), "total": str(read.total), "revision": held.revision}
    record(chain=held.chain, type=SET_CHECKED, by=by, at=at, facts=facts)
    return held
