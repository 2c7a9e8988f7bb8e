"""Take a change of a calendar back, by a row of its own: nothing entered is ever erased."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.calendars import policies
from motcua.calendars.actions._enter import enter, locked
from motcua.calendars.models import CalendarChange
from motcua.calendars.rules.checks import check_withdrawal
from motcua.calendars.rules.plans import plan_withdrawal
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, NotFound

CHANGE_WITHDRAWN = events.declare("calendars.change_withdrawn", "Bỏ một thay đổi lịch")


@transaction.atomic
def withdraw_change(change_id: int, *, by: Actor, at: dt.datetime, name: str) -> CalendarChange:
    """`name` says why. Running dossiers are reckoned anew without the change."""
    calendars = locked()
    change = calendars.entry(change_id)
    if change is None:
        raise NotFound("Không có thay đổi lịch này. Tải lại trang lịch.", field="change")
    policies.require_change(by, change.unit_id)
    check_withdrawal(change, calendars.announced)
    if change not in calendars.in_force:
        raise InvalidInput("Thay đổi này đã được bỏ trước đó.", field="change", code="withdrawn")
    return enter(plan_withdrawal(change, name=name), by=by, at=at, event=CHANGE_WITHDRAWN)
