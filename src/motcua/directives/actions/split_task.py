"""Give parts of a unit's task to its own staff: the head assigns and judges them (QĐ 42/2014 Điều 5)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.db import transaction

from motcua.directives.actions._opening import due_at_unit, open_task
from motcua.directives.actions._passage import begin
from motcua.directives.models import AssignedTask
from motcua.directives.rules.due import DueWish
from motcua.directives.rules.lifecycle import TaskVerb
from motcua.directives.rules.wording import TaskDetails, cleaned_task
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.kernel.vietnamese import moment_text
from motcua.organisations.models import Post
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units


@transaction.atomic
def split_task(
    task: AssignedTask,
    *,
    by: Officer,
    at: dt.datetime,
    post: int,
    title: str,
    due_day: dt.date,
    measure: str = "",
) -> AssignedTask:
    """One part, due no later than the whole; its holder accepts, reports and completes it."""
    act = begin(TaskVerb.SPLIT, task, by=by, at=at)
    if act.task.parent_id:
        raise WrongState("Phần việc của một người không chia tiếp được.", code="part")
    receiver = _staff(post, act.task, by, local(at).date())
    told = cleaned_task(TaskDetails(title=title, measure=measure, priority=act.task.priority))
    due = due_at_unit(DueWish(day=due_day), receiver.unit_id, at)
    if due.at > act.task.due_at:
        raise InvalidInput(
            f"Phần việc phải xong trước hạn của cả nhiệm vụ: {moment_text(local(act.task.due_at))}.",
            field="due_day",
        )
    part = open_task(
        replace(told, link=act.task.link), due, by=by, at=at, source=act.task.source,
        assigner=by.post_id, unit_id=receiver.unit_id, post=receiver, parent=act.task,
    )  # fmt: skip
    act.enter()
    act.record(told.title, part=part.pk, post=receiver.pk)
    return part


def _staff(post_id: int, task: AssignedTask, by: Officer, on: dt.date) -> Post:
    """Somebody else who works in the unit of the task, or below it, on the day."""
    there = units.tree(on).below(units.current(task.lead_unit_id, on))
    held = Post.objects.filter(units.valid_on(on), pk=post_id, unit__in=there)
    found = held.exclude(pk=by.post_id).first()
    if found is None:
        raise InvalidInput(
            "Chỉ giao phần việc được cho người khác đang làm việc trong đơn vị. Chọn lại người.",
            field="post",
        )
    return found
