"""Say no to a request for more time, with the reason (QĐ 42/2014/QĐ-TTg Điều 5)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.directives.actions._passage import begin
from motcua.directives.models import AssignedTask
from motcua.directives.rules.lifecycle import TaskVerb
from motcua.directives.rules.wording import needed_text
from motcua.kernel.errors import WrongState
from motcua.organisations.officer import Officer

NEEDED = "Ghi vì sao không cho gia hạn."


@transaction.atomic
def refuse_extension(
    task: AssignedTask, *, by: Officer, at: dt.datetime, text: str
) -> AssignedTask:
    act = begin(TaskVerb.REFUSE_EXTENSION, task, by=by, at=at)
    if act.task.asked_due_on is None:
        raise WrongState("Không có đề nghị gia hạn nào đang chờ. Tải lại trang.", code="not-asked")
    said, asked = needed_text(text, NEEDED), str(act.task.asked_due_on)
    act.enter(asked_due_on=None)
    return act.record(said, asked=asked)
