"""Write a criterion or area of a draft set anew (QĐ 876/QĐ-BNV: the set of the year)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.actions._sets import changed, locked_draft
from motcua.index.models import RuleSet
from motcua.index.rules.set_editing import found, rewritten
from motcua.kernel import events
from motcua.kernel.actor import Actor

CRITERION_CHANGED = events.declare("index.criterion_changed", "Sửa tiêu chí")


@transaction.atomic
def change_criterion(
    rule_set: RuleSet,
    code: str,
    told: Mapping[str, Any],
    *,
    by: Actor,
    at: dt.datetime,
    seen: int | None = None,
) -> RuleSet:
    """`told` as in `rules.set_editing.rewritten`; the draft may not add up until checked.

    `seen` is the revision on the officer's page: StaleVersion when somebody changed it since.
    """
    policies.require_keeping_sets(by)
    held = locked_draft(rule_set, seen)
    before = dict(found(held.body, code))
    body = rewritten(held.body, code, told)
    after = found(body, str(told.get("code") or code).strip())
    changed(held, body, by)
    facts = {"code": code, "before": _said(before), "after": _said(after)}
    record(chain=held.chain, type=CRITERION_CHANGED, by=by, at=at, facts=facts)
    return held


def _said(node: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if name != "criteria"}
