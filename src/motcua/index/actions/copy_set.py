"""Begin a year's set from another's, so that what changes can be laid side by side.

The set changes almost every year (QĐ 2636/2018, 1150/2019, 876/2022 of Bộ Nội vụ).
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.actions._sets import begun
from motcua.index.models import RuleSet
from motcua.kernel import events
from motcua.kernel.actor import Actor

SET_COPIED = events.declare("index.set_copied", "Sao chép bộ tiêu chí")


@transaction.atomic
def copy_set(rule_set: RuleSet, *, by: Actor, at: dt.datetime, year: int) -> RuleSet:
    """A draft for `year`; the older one stays as it is. What is ours stays labelled ours."""
    policies.require_keeping_sets(by)
    held = begun(
        rule_set.body, by=by, at=at, level=rule_set.level, year=year, previous=rule_set,
        ours=rule_set.ours,
    )  # fmt: skip
    facts = {"from": rule_set.pk, "year": year, "version": held.version}
    record(chain=held.chain, type=SET_COPIED, by=by, at=at, facts=facts)
    return held
