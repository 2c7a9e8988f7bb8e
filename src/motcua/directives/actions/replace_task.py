"""Put another task in the place of one: other unit, other time, other words (QĐ 42/2014 Điều 4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from motcua.directives import policies
from motcua.directives.actions._opening import due_at_unit, open_task, standing
from motcua.directives.actions._passage import begin
from motcua.directives.actions.withdraw_task import end_parts
from motcua.directives.models import AssignedTask
from motcua.directives.rules.due import DueWish
from motcua.directives.rules.lifecycle import TaskVerb
from motcua.directives.rules.wording import TaskDetails, cleaned_task, needed_text
from motcua.kernel.clock import local
from motcua.organisations.officer import Officer

NEEDED = "Ghi vì sao thay."


@transaction.atomic
def replace_task(
    task: AssignedTask,
    *,
    by: Officer,
    at: dt.datetime,
    details: TaskDetails,
    due: DueWish,
    unit: int,
    text: str,
    supporting: Sequence[int] = (),
) -> AssignedTask:
    """Returns the new task; the old one ends and leads to it."""
    on = local(at).date()
    act = begin(TaskVerb.REPLACE, task, by=by, at=at)
    said, told = needed_text(text, NEEDED), cleaned_task(details)
    unit_id = standing([unit], on, "units")[0]
    policies.require_assigning(by, unit_id, on)
    new = open_task(
        told, due_at_unit(due, unit_id, at), by=by, at=at, source=act.task.source,
        assigner=by.post_id, unit_id=unit_id, replaces=act.task,
        supporting=standing(supporting, on, "supporting"),
    )  # fmt: skip
    end_parts(act, said)
    act.enter(ended_at=at, asked_due_on=None)
    act.record(said, by_task=new.pk)
    return new
