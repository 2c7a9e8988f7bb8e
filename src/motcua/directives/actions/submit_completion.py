"""Report a task done, with the evidence that was asked for (QĐ 42/2014/QĐ-TTg Điều 5)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.directives.actions._passage import begin
from motcua.directives.models import AssignedTask
from motcua.directives.rules.lifecycle import OPEN, TaskVerb
from motcua.directives.rules.wording import needed_text
from motcua.documents.models import StoredFile
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer

NEEDED = "Ghi kết quả đạt được so với yêu cầu."


@transaction.atomic
def submit_completion(
    task: AssignedTask, *, by: Officer, at: dt.datetime, text: str, file: StoredFile | None = None
) -> AssignedTask:
    """Whether it was in time is read from now; the assigner judges whether it is done."""
    act = begin(TaskVerb.SUBMIT, task, by=by, at=at)
    said = needed_text(text, NEEDED)
    _refuse_without_evidence(act.task, file)
    _refuse_open_parts(act.task)
    act.enter(submitted_at=at, asked_due_on=None)
    return act.record(said, file=file)


def _refuse_without_evidence(task: AssignedTask, file: StoredFile | None) -> None:
    if task.evidence and file is None and not task.entries.exclude(file=None).exists():
        raise InvalidInput(
            f"Nhiệm vụ này cần minh chứng: {task.evidence}. Kèm tệp rồi báo cáo.", field="file"
        )


def _refuse_open_parts(task: AssignedTask) -> None:
    waiting = task.parts.filter(status__in=OPEN).count()
    if waiting:
        raise InvalidInput(
            f"Còn {waiting} phần việc đã giao cho người của đơn vị chưa xong. "
            "Đánh giá hoặc thu hồi các phần đó trước.",
            code="parts",
        )
