"""Accept a task: the head of the unit, or the official it was given to (QĐ 42/2014/QĐ-TTg Điều 5)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.directives.actions._passage import begin
from motcua.directives.models import AssignedTask
from motcua.directives.rules.lifecycle import TaskVerb
from motcua.organisations.officer import Officer


@transaction.atomic
def accept_task(task: AssignedTask, *, by: Officer, at: dt.datetime) -> AssignedTask:
    """The clock has run since it was given; accepting does not move it."""
    act = begin(TaskVerb.ACCEPT, task, by=by, at=at)
    act.enter()
    return act.record()
