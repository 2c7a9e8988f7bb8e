"""Give more time: the assigner alone, the old due time stays in the diary (QĐ 42/2014/QĐ-TTg Điều 5)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.directives.actions._passage import begin
from motcua.directives.actions.ask_extension import refuse_earlier
from motcua.directives.models import AssignedTask
from motcua.directives.rules.lifecycle import TaskVerb
from motcua.directives.rules.wording import needed_text
from motcua.organisations.officer import Officer

NEEDED = "Ghi lý do gia hạn."


@transaction.atomic
def grant_extension(
    task: AssignedTask, *, by: Officer, at: dt.datetime, day: dt.date, text: str
) -> AssignedTask:
    """Asked for or not, and to another day than was asked if the assigner so decides."""
    act = begin(TaskVerb.GRANT_EXTENSION, task, by=by, at=at)
    said = needed_text(text, NEEDED)
    before, after = act.task.due_at, refuse_earlier(act.task, day, at)
    act.enter(
        due_at=after, due_term="", due_day=day, due_hour=None, due_set_at=at, asked_due_on=None,
        escalation=0, extended=act.task.extended + 1,
    )  # fmt: skip
    return act.record(said, due=(before, after), before=before.isoformat())
