"""Take a task out of a plan that is still a draft."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.oversight import policies
from motcua.oversight.actions._drafts import plan_in
from motcua.oversight.models import PlanTask
from motcua.oversight.rules.plans import PlanState

TASK_DROPPED = events.declare("oversight.task_dropped", "Bỏ nhiệm vụ kế hoạch")


@transaction.atomic
def drop_task(task: PlanTask, *, by: Actor, at: dt.datetime) -> None:
    plan = plan_in(task.plan, PlanState.DRAFT)
    policies.require_drafting(by, plan)
    facts = {"task": task.pk, "text": task.text[:200]}
    task.delete()
    record(chain=plan.chain, type=TASK_DROPPED, by=by, at=at, facts=facts)
