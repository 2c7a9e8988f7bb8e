"""Set a threshold from a day on: the floor or ceiling of an indicator that leaders hold units to
(QĐ 766/QĐ-TTg: directing by figures in real time; the threshold is the province's own).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.organisations.queries import units
from motcua.reports import policies
from motcua.reports.models import AlertRule
from motcua.reports.queries.alerts import choices
from motcua.reports.rules.boards import WHOLE

ALERT_RULE_SET = events.declare("reports.alert_rule_set", "Đặt ngưỡng cảnh báo")


@dataclass(frozen=True, kw_only=True)
class AlertRuleDetails:
    """`limit` in hundredths of a percent; without an agency it holds for each."""

    indicator: str
    limit: int
    valid_from: dt.date
    basis: str
    agency: str = ""
    below: bool = True
    least: int = 10
    valid_to: dt.date | None = None


@transaction.atomic
def set_alert_rule(details: AlertRuleDetails, *, by: Actor, at: dt.datetime) -> AlertRule:
    """Raises InvalidInput with a message for each field, NotAllowed."""
    policies.require_keeping_alert_rules(by)
    if found := faults(details, clock.local(at).date()):
        raise InvalidInput(errors=found)
    rule = AlertRule.objects.create(**asdict(details))
    told = asdict(details) | {"valid_from": str(details.valid_from),
                              "valid_to": str(details.valid_to or "")}  # fmt: skip
    record(chain=rule.chain, type=ALERT_RULE_SET, by=by, at=at, facts=told)
    return rule


def faults(details: AlertRuleDetails, today: dt.date) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    if details.indicator not in dict(choices()):
        found["indicator"] = ["Chọn một chỉ tiêu trong danh sách."]
    if not 0 < details.limit <= WHOLE:
        found["limit"] = ["Ngưỡng phải lớn hơn 0% và không quá 100%."]
    if details.agency and details.agency not in _codes(today):
        found["agency"] = ["Không có đơn vị này hôm nay. Chọn trong danh sách, hoặc để trống."]
    if not details.basis.strip():
        found["basis"] = ["Ghi văn bản hoặc chỉ đạo giao ngưỡng này."]
    if details.valid_to and details.valid_to < details.valid_from:
        found["valid_to"] = ["Ngày cuối phải từ ngày đầu trở đi, hoặc để trống."]
    return found


def _codes(today: dt.date) -> set[str]:
    return {place.code for place in units.tree(today).places.values() if place.code}
