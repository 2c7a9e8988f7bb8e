"""Take an area or criterion with all its parts out of a draft set (QĐ 876/QĐ-BNV)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.actions._sets import changed, locked_draft
from motcua.index.models import RuleSet
from motcua.index.rules.set_editing import found, taken_out
from motcua.kernel import events
from motcua.kernel.actor import Actor

CRITERION_REMOVED = events.declare("index.criterion_removed", "Bỏ tiêu chí")


@transaction.atomic
def remove_criterion(
    rule_set: RuleSet, code: str, *, by: Actor, at: dt.datetime, seen: int | None = None
) -> RuleSet:
    """What it said stays in the trail."""
    policies.require_keeping_sets(by)
    held = locked_draft(rule_set, seen)
    gone = found(held.body, code)
    changed(held, taken_out(held.body, code), by)
    facts = {"code": code, "name": gone.get("name", ""), "parts": len(gone.get("criteria") or [])}
    record(chain=held.chain, type=CRITERION_REMOVED, by=by, at=at, facts=facts)
    return held
