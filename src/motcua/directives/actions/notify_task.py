"""Tell posts of an act that concerns them; the worker calls it, twice if need be (ADR 0021, 0036)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.models import Event
from motcua.directives.models import AssignedTask, TaskNotice
from motcua.directives.rules.lifecycle import TaskVerb
from motcua.directives.rules.notices import NOTICED, Whom
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.organisations.queries import officers, units

# Of what happened longer ago nobody needs to be told: it stands in their lists.
OLDEST = dt.timedelta(days=14)


@transaction.atomic
def notify_task(chain: str, sequence: int, *, by: Actor, at: dt.datetime) -> int:
    """Returns how many were told; the same event again tells nobody twice."""
    event = Event.objects.get(chain=chain, sequence=sequence)
    task = AssignedTask.objects.select_related("assigner_post").get(pk=chain.partition(":")[2])
    entry = task.entries.get(number=event.facts["entry"])
    if at - event.at > OLDEST:
        return 0
    doer = event.actor.removeprefix("post:")
    told = [post for post in _posts(task, event) if str(post) != doer]
    notices = [TaskNotice(entry=entry, post_id=post, at=event.at) for post in told]
    TaskNotice.objects.bulk_create(notices, ignore_conflicts=True)
    return len(notices)


def _posts(task: AssignedTask, event: Event) -> list[int]:
    verb, on = TaskVerb(event.name.partition(".")[2]), local(event.at).date()
    found: list[int] = []
    for whom in NOTICED.get(verb, ()):
        found += _of(whom, task, event, on)
    return list(dict.fromkeys(found))


def _of(whom: Whom, task: AssignedTask, event: Event, on: dt.date) -> list[int]:
    match whom:
        case Whom.ASSIGNER:
            return [task.assigner_post_id]
        case Whom.ASSIGNEE:
            return [task.post_id] if task.post_id else officers.heads_of([task.lead_unit_id], on)
        case Whom.SUPPORTING:
            also = list(task.supporting_units.values_list("pk", flat=True))
            return officers.heads_of(also, on) if also else []
    return _next_above(event.facts["level"], task, on)


def _next_above(level: int, task: AssignedTask, on: dt.date) -> list[int]:
    if level == 1:
        return officers.heads_of([task.lead_unit_id], on)
    if level == 2:
        return [task.assigner_post_id]
    line = units.tree(on).line(units.current(task.assigner_post.unit_id, on))
    above = line[1].unit_id if len(line) > 1 else task.assigner_post.unit_id
    return officers.heads_of([above], on)
