"""Give a task back to who gave it, with the reason: not ours, or cannot be done so (QĐ 42/2014)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.directives.actions._passage import begin
from motcua.directives.models import AssignedTask
from motcua.directives.rules.lifecycle import TaskVerb
from motcua.directives.rules.wording import needed_text
from motcua.organisations.officer import Officer

NEEDED = "Ghi vì sao trả lại, ví dụ việc thuộc đơn vị nào."


@transaction.atomic
def return_task(task: AssignedTask, *, by: Officer, at: dt.datetime, text: str) -> AssignedTask:
    """Only before it is accepted; afterwards one reports, or asks for more time."""
    act = begin(TaskVerb.RETURN, task, by=by, at=at)
    said = needed_text(text, NEEDED)
    act.enter(returned_at=at)
    return act.record(said)
