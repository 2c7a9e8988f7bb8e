"""Ask the assigner for more time: until when, and why (QĐ 42/2014/QĐ-TTg Điều 5)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.directives.actions._opening import due_at_unit
from motcua.directives.actions._passage import begin
from motcua.directives.models import AssignedTask
from motcua.directives.rules.due import DueWish
from motcua.directives.rules.lifecycle import TaskVerb
from motcua.directives.rules.wording import needed_text
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.kernel.vietnamese import date_text
from motcua.organisations.officer import Officer

NEEDED = "Ghi vì sao không kịp và đã làm được đến đâu."


@transaction.atomic
def ask_extension(
    task: AssignedTask, *, by: Officer, at: dt.datetime, day: dt.date, text: str
) -> AssignedTask:
    """Asking moves nothing; one request waits at a time."""
    act = begin(TaskVerb.ASK_EXTENSION, task, by=by, at=at)
    if act.task.asked_due_on:
        raise WrongState(
            f"Đang chờ người giao trả lời việc xin gia hạn đến {date_text(act.task.asked_due_on)}.",
            code="asked",
        )
    said = needed_text(text, NEEDED)
    refuse_earlier(act.task, day, at)
    act.enter(asked_due_on=day)
    return act.record(said, asked=str(day))


def refuse_earlier(task: AssignedTask, day: dt.date, at: dt.datetime) -> dt.datetime:
    """When the new day ends at the unit; it must be after the present due time."""
    wished = due_at_unit(DueWish(day=day), task.lead_unit_id, at).at
    if wished <= task.due_at:
        raise InvalidInput(
            f"Ngày {date_text(day)} không sau hạn hiện nay. Chọn ngày muộn hơn.", field="due_day"
        )
    return wished
