"""A responsible unit reports how far a task got, with its evidence."""

from __future__ import annotations

import datetime as dt
from typing import IO

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.oversight import policies
from motcua.oversight.actions._drafts import running_task
from motcua.oversight.actions._files import kept
from motcua.oversight.models import PlanTask, TaskReport

TASK_REPORTED = events.declare("oversight.task_reported", "Báo cáo nhiệm vụ kế hoạch")
LONGEST = 5_000


@transaction.atomic
def report_task(
    task: PlanTask,
    *,
    by: Actor,
    at: dt.datetime,
    share: int,
    text: str,
    evidence: str,
    file: tuple[str, IO[bytes]] | None = None,
) -> TaskReport:
    """`share` in whole percent. Raises InvalidInput; a task bound to a figure takes none."""
    task = running_task(task)
    officer = policies.require_reporting(by, task)
    text, evidence = clean_text(text), clean_text(evidence)
    _check(task, share, text, evidence)
    report = task.reports.create(
        reported_at=at, by_id=officer.post_id, share=share, text=text, evidence=evidence,
        file=kept(file, by=by, at=at),
    )  # fmt: skip
    facts = {"task": task.pk, "share": share}
    record(chain=task.plan.chain, type=TASK_REPORTED, by=by, at=at, facts=facts)
    return report


def _check(task: PlanTask, share: int, text: str, evidence: str) -> None:
    if task.indicator:
        raise InvalidInput(
            "Tiến độ nhiệm vụ này đọc từ số liệu hồ sơ, không nhập tay. Bấm “Đọc lại số liệu”.",
            field="share", code="bound",
        )  # fmt: skip
    errors: dict[str, list[str]] = {}
    if not 0 <= share <= 100:
        errors["share"] = ["Tiến độ từ 0 đến 100 phần trăm."]
    if not text or len(text) > LONGEST:
        errors["text"] = [f"Ghi đã làm được gì, tối đa {LONGEST} ký tự."]
    if not evidence or len(evidence) > LONGEST:
        errors["evidence"] = [
            "Ghi kiểm chứng: số văn bản, địa chỉ, hoặc đính kèm tệp và nói tệp gì."
        ]
    if errors:
        raise InvalidInput(errors=errors)
