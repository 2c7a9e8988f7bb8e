"""Tell the next one above that a task is overdue; the worker does it (QĐ 42/2014/QĐ-TTg Điều 6)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.calendars.queries import calendars_now
from motcua.directives.actions._passage import Passing, locked
from motcua.directives.models import AssignedTask
from motcua.directives.rules.due import escalation_level, late_seconds
from motcua.directives.rules.lifecycle import RUNNING, TaskVerb
from motcua.kernel.actor import Actor, SystemActor

WORKER = SystemActor("system:worker", "Hệ thống")
BATCH = 200


@transaction.atomic
def escalate_task(task: AssignedTask, *, by: Actor, at: dt.datetime) -> bool:
    """One event for each step of the ladder reached; False when there was nothing to tell."""
    held = locked(task.pk)
    if held.state not in RUNNING:
        return False
    calendar = calendars_now().of(held.lead_unit_id, at.date())
    level = escalation_level(late_seconds(held.due_at, at, calendar))
    if level <= held.escalation:
        return False
    act = Passing(TaskVerb.ESCALATE, held, by, at)
    act.enter(escalation=level)
    act.record(level=level)
    return True


def escalate_overdue(at: dt.datetime) -> int:
    """Returns how many were told of; called every hour and by whoever calls it again for nothing."""
    late = AssignedTask.objects.filter(status__in=RUNNING, due_at__lt=at, escalation__lt=3)
    return sum(escalate_task(task, by=WORKER, at=at) for task in late.order_by("pk")[:BATCH])
