"""Set how the province counts days from a date on (BLDS 2015, Điều 147-148, or rolling)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.dossiers.models import TimeRule
from motcua.dossiers.queries.time_rules import forget
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.organisations.authority import Authority
from motcua.organisations.policies import require
from motcua.worktime import DayRule

DAY_RULE_SET = events.declare("dossiers.day_rule_set", "Đặt cách tính ngày của tỉnh")


@transaction.atomic
def set_day_rule(
    rule: DayRule, *, by: Actor, at: dt.datetime, valid_from: dt.date, legal_basis: str
) -> TimeRule:
    """Dossiers already running keep the rule they were received under."""
    require(by, Authority.PROCESS_PUBLISH)
    if not legal_basis.strip():
        raise InvalidInput("Ghi căn cứ của cách tính ngày, ví dụ số quyết định.",
                           field="legal_basis")  # fmt: skip
    row, _ = TimeRule.objects.update_or_create(
        valid_from=valid_from, defaults={"day_rule": rule, "legal_basis": legal_basis}
    )
    facts = {"day_rule": rule, "valid_from": str(valid_from), "legal_basis": legal_basis}
    record(chain="province", type=DAY_RULE_SET, by=by, at=at, facts=facts)
    transaction.on_commit(forget)
    return row
