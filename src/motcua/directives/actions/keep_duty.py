"""Set a recurring duty: what, by which day of which period, for which units (chế độ báo cáo định kỳ)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction

from motcua.audit.actions import record
from motcua.directives import policies
from motcua.directives.actions._opening import standing
from motcua.directives.models import DirectiveSource, RecurringDuty
from motcua.directives.rules.recurring import DutyRule, check_rule
from motcua.directives.rules.wording import TaskDetails, cleaned_task
from motcua.kernel import events
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer
from motcua.organisations.policies import require

DUTY_KEPT = events.declare("directives.duty_kept", "Đặt việc định kỳ")
MOST_AHEAD = 60


@dataclass(frozen=True, kw_only=True)
class DutyTerm:
    """In force from `valid_from`; each instance is opened so many days before it is due."""

    valid_from: dt.date
    ahead_days: int = 14


@transaction.atomic
def keep_duty(
    details: TaskDetails,
    rule: DutyRule,
    term: DutyTerm,
    *,
    by: Officer,
    at: dt.datetime,
    source: DirectiveSource,
    units: Sequence[int],
) -> RecurringDuty:
    """Raises InvalidInput by field, NotAllowed for units that are not the assigner's to command."""
    require(by, policies.DUTY)
    on = local(at).date()
    told, asked = cleaned_task(details), standing(units, on, "units")
    check_rule(rule)
    _check_term(term, asked, on)
    for unit_id in asked:
        policies.require_assigning(by, unit_id, on)
    fields = {name: value for name, value in asdict(told).items() if name != "link"}
    duty = RecurringDuty.objects.create(
        **fields, **asdict(rule), **asdict(term), source=source, assigner_post_id=by.post_id
    )
    duty.units.set(asked)
    facts = {**asdict(rule), "valid_from": str(term.valid_from), "units": asked}
    record(chain=duty.chain, type=DUTY_KEPT, by=by, at=at, facts=facts)
    return duty


def _check_term(term: DutyTerm, units: list[int], on: dt.date) -> None:
    if not units:
        raise InvalidInput("Chưa chọn đơn vị. Chọn ít nhất một đơn vị.", field="units")
    if not 0 <= term.ahead_days <= MOST_AHEAD:
        raise InvalidInput(f"Mở trước từ 0 đến {MOST_AHEAD} ngày.", field="ahead_days")
    if term.valid_from < on:
        raise InvalidInput("Ngày bắt đầu đã qua. Chọn từ hôm nay trở đi.", field="valid_from")
