"""Say how a task ended, by the unit whose plan it is; a bound one by its figure."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.oversight import policies
from motcua.oversight.actions._drafts import running_task
from motcua.oversight.actions.measure_plan import write_progress
from motcua.oversight.models import PlanTask
from motcua.oversight.rules.plans import VERDICTS

TASK_CLOSED = events.declare("oversight.task_closed", "Khép lại nhiệm vụ kế hoạch")


@transaction.atomic
def close_task(task: PlanTask, *, by: Actor, at: dt.datetime, verdict: str) -> PlanTask:
    """Raises InvalidInput when the verdict says done and the figure, or no report, says it."""
    task = running_task(task)
    policies.require_drafting(by, task.plan)
    if verdict not in VERDICTS:
        raise InvalidInput("Chọn hoàn thành, hoàn thành một phần hoặc không.", field="verdict")
    if task.indicator:
        write_progress(task.plan, at)
        task.refresh_from_db()
    _check(task, verdict)
    task.verdict, task.closed_at = verdict, at
    task.save(update_fields=["verdict", "closed_at"])
    facts = {"task": task.pk, "verdict": verdict, "figure": [task.numerator, task.denominator]}
    record(chain=task.plan.chain, type=TASK_CLOSED, by=by, at=at, facts=facts)
    return task


def _check(task: PlanTask, verdict: str) -> None:
    if verdict != "done":
        return
    if task.indicator and not task.is_reached:
        raise InvalidInput(
            f"Số liệu là {task.shown or 'chưa có'}, chưa đạt mức {task.target:f}. "
            "Chọn hoàn thành một phần hoặc không hoàn thành.",
            field="verdict",
        )
    if not task.indicator and not task.reports.filter(share=100).exists():
        raise InvalidInput(
            "Chưa có báo cáo nào nói đã xong 100 %. Yêu cầu đơn vị chủ trì báo cáo kèm kiểm chứng.",
            field="verdict",
        )
