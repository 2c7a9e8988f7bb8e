"""Put an area or criterion into a draft set (QĐ 876/QĐ-BNV: the set of the year)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.actions._sets import changed, locked_draft
from motcua.index.models import RuleSet
from motcua.index.rules.set_editing import put_in
from motcua.kernel import events
from motcua.kernel.actor import Actor

CRITERION_ADDED = events.declare("index.criterion_added", "Thêm tiêu chí")


@transaction.atomic
def add_criterion(
    rule_set: RuleSet,
    parent: str,
    told: Mapping[str, Any],
    *,
    by: Actor,
    at: dt.datetime,
    seen: int | None = None,
) -> RuleSet:
    """Last under `parent`: a code, `bonus`, `penalties`, or empty for a new area."""
    policies.require_keeping_sets(by)
    held = locked_draft(rule_set, seen)
    changed(held, put_in(held.body, parent, told), by)
    facts = {"parent": parent, "code": str(told.get("code") or "").strip()}
    record(chain=held.chain, type=CRITERION_ADDED, by=by, at=at, facts=facts)
    return held
