"""Read the progress of tasks that are bound to figures from the facts; nobody types it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.organisations.authority import Authority
from motcua.oversight import policies
from motcua.oversight.actions._drafts import plan_in
from motcua.oversight.models import PlanTask, ReformPlan
from motcua.oversight.queries.unit_figures import unit_figures
from motcua.oversight.rules.plans import PlanState

PLAN_MEASURED = events.declare("oversight.plan_measured", "Đọc số liệu tiến độ kế hoạch")


@transaction.atomic
def measure_plan(plan: ReformPlan, *, by: Actor, at: dt.datetime) -> ReformPlan:
    """Any unit that takes part may ask for it. Raises WrongState unless it runs."""
    policies.acting(by, Authority.PLAN_REPORT)
    plan = plan_in(plan, PlanState.RUNNING)
    record(
        chain=plan.chain,
        type=PLAN_MEASURED,
        by=by,
        at=at,
        facts={"tasks": write_progress(plan, at)},
    )
    return plan


def write_progress(plan: ReformPlan, at: dt.datetime) -> dict[str, list[int]]:
    """From the first day of the plan until now, or the due day; closed tasks keep theirs."""
    tasks = list(plan.tasks.exclude(indicator="").filter(closed_at__isnull=True))
    first, today = dt.date(plan.first_year, 1, 1), local(at).date()
    for last in {min(task.due_on, max(today, first)) for task in tasks}:
        until = [task for task in tasks if min(task.due_on, max(today, first)) == last]
        leads = sorted({task.lead_id for task in until})
        told = unit_figures(leads, [task.indicator for task in until], first, last, as_of=at)
        for task in until:
            figure = told[task.lead_id][task.indicator]
            task.numerator, task.denominator = figure.numerator, figure.denominator
            task.shown = figure.shown
    PlanTask.objects.bulk_update(tasks, ["numerator", "denominator", "shown"])
    plan.measured_at = at
    plan.save(update_fields=["measured_at"])
    return {str(task.pk): [task.numerator or 0, task.denominator or 0] for task in tasks}
