"""Take a task back that is not needed any more, with the reason (QĐ 42/2014/QĐ-TTg Điều 4)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.directives.actions._passage import Passing, begin
from motcua.directives.models import AssignedTask
from motcua.directives.rules.lifecycle import OPEN, TaskStatus, TaskVerb
from motcua.directives.rules.wording import needed_text
from motcua.organisations.officer import Officer

NEEDED = "Ghi vì sao thu hồi."


@transaction.atomic
def withdraw_task(task: AssignedTask, *, by: Officer, at: dt.datetime, text: str) -> AssignedTask:
    """The parts given on to staff end with it."""
    act = begin(TaskVerb.WITHDRAW, task, by=by, at=at)
    said = needed_text(text, NEEDED)
    end_parts(act, said)
    act.enter(ended_at=at, asked_due_on=None)
    return act.record(said)


def end_parts(act: Passing, said: str) -> None:
    for part in act.task.parts.filter(status__in=OPEN).select_for_update():
        ending = Passing(TaskVerb.WITHDRAW, part, act.by, act.at)
        ending.enter(TaskStatus.WITHDRAWN, ended_at=act.at, asked_due_on=None)
        ending.record(said)
