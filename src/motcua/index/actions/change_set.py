"""Write what concerns a draft set as a whole: name, basis, caps, classes (QĐ 876/QĐ-BNV)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.actions._sets import changed, locked_draft
from motcua.index.models import RuleSet
from motcua.index.rules.set_heads import with_head
from motcua.kernel import events
from motcua.kernel.actor import Actor

SET_CHANGED = events.declare("index.set_changed", "Sửa phần chung của bộ tiêu chí")


@transaction.atomic
def change_set(
    rule_set: RuleSet,
    told: Mapping[str, Any],
    *,
    by: Actor,
    at: dt.datetime,
    seen: int | None = None,
) -> RuleSet:
    """`told` as in `rules.set_heads.with_head`."""
    policies.require_keeping_sets(by)
    held = locked_draft(rule_set, seen)
    changed(held, with_head(held.body, told), by)
    facts = {name: str(value)[:300] for name, value in told.items()}
    record(chain=held.chain, type=SET_CHANGED, by=by, at=at, facts=facts)
    return held
