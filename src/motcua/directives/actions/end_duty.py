"""End a recurring duty after a day; tasks already made go on (chế độ báo cáo định kỳ)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.directives import policies
from motcua.directives.models import RecurringDuty
from motcua.directives.rules.wording import needed_text
from motcua.kernel import events
from motcua.kernel.clock import local
from motcua.kernel.errors import NotAllowed, WrongState
from motcua.organisations.authority import Reach
from motcua.organisations.officer import Officer
from motcua.organisations.policies import require

DUTY_ENDED = events.declare("directives.duty_ended", "Dừng việc định kỳ")
NEEDED = "Ghi vì sao dừng."


@transaction.atomic
def end_duty(duty: RecurringDuty, *, by: Officer, at: dt.datetime, text: str) -> RecurringDuty:
    """Its last day is today."""
    require(by, policies.DUTY)
    held = RecurringDuty.objects.select_for_update().get(pk=duty.pk)
    if by.reach(policies.DUTY) < Reach.ALL and held.assigner_post_id != by.post_id:
        raise NotAllowed("Chỉ người đặt việc định kỳ này mới dừng được.", code=policies.DUTY)
    if held.valid_to is not None:
        raise WrongState("Việc định kỳ này đã dừng. Tải lại trang.", code="ended")
    needed_text(text, NEEDED)
    held.valid_to = max(local(at).date(), held.valid_from)
    held.save(update_fields=["valid_to"])
    record(chain=held.chain, type=DUTY_ENDED, by=by, at=at, facts={"valid_to": str(held.valid_to)})
    return held
