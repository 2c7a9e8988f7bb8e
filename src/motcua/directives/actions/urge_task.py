"""Urge who was assigned; every time is kept and counted (QĐ 42/2014/QĐ-TTg Điều 6: đôn đốc)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.directives.actions._passage import begin
from motcua.directives.models import AssignedTask
from motcua.directives.rules.lifecycle import TaskVerb
from motcua.directives.rules.wording import kept_text
from motcua.organisations.officer import Officer


@transaction.atomic
def urge_task(task: AssignedTask, *, by: Officer, at: dt.datetime, text: str = "") -> AssignedTask:
    act = begin(TaskVerb.URGE, task, by=by, at=at)
    said = kept_text(text)
    times = act.task.urged + 1
    act.enter(urged=times)
    return act.record(said, times=times)
