"""End a threshold after a day; what it has raised stays (the dispatch that set it was replaced)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState
from motcua.reports import policies
from motcua.reports.models import AlertRule

ALERT_RULE_ENDED = events.declare("reports.alert_rule_ended", "Thôi ngưỡng cảnh báo")


@transaction.atomic
def end_alert_rule(
    rule: AlertRule, last: dt.date, *, by: Actor, at: dt.datetime
) -> AlertRule:  # fmt: skip
    """Raises WrongState for one that has ended by then, NotAllowed."""
    policies.require_keeping_alert_rules(by)
    rule = AlertRule.objects.select_for_update().get(pk=rule.pk)
    if rule.valid_to is not None and rule.valid_to <= last:
        raise WrongState("Ngưỡng này đã thôi áp dụng. Tải lại trang.", code="ended")
    rule.valid_to = max(last, rule.valid_from)
    rule.save(update_fields=["valid_to"])
    facts = {"valid_to": str(rule.valid_to)}
    record(chain=rule.chain, type=ALERT_RULE_ENDED, by=by, at=at, facts=facts)
    return rule
