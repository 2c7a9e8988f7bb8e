"""Judge a task done, not done, or not good enough yet: the assigner alone (QĐ 42/2014 Điều 6).

In time or late is a fact of when it was reported done; nobody's judgement changes it.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from motcua.directives.actions._passage import begin
from motcua.directives.models import AssignedTask
from motcua.directives.rules.lifecycle import VERDICTS, TaskStatus, TaskVerb, Verdict, check_verdict
from motcua.directives.rules.wording import kept_text, needed_text
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer

NEEDED = "Ghi vì sao, và còn phải làm gì."


@transaction.atomic
def judge_completion(
    task: AssignedTask, *, by: Officer, at: dt.datetime, verdict: str, text: str = ""
) -> AssignedTask:
    act = begin(TaskVerb.JUDGE, task, by=by, at=at)
    if verdict not in VERDICTS:
        raise InvalidInput("Chọn kết luận trong danh sách.", field="verdict")
    told = Verdict(verdict)
    check_verdict(told, act.task.state, late=at > act.task.due_at)
    said = kept_text(text) if told == Verdict.DONE else needed_text(text, NEEDED)
    act.enter(**_outcome(told, act.task, at))
    return act.record(said, verdict=told)


def _outcome(verdict: Verdict, task: AssignedTask, at: dt.datetime) -> dict[str, Any]:
    match verdict:
        case Verdict.DONE:
            return {"status": TaskStatus.DONE, "finished_at": task.submitted_at, "ended_at": at,
                    "percent": 100}  # fmt: skip
        case Verdict.NOT_DONE:
            return {"status": TaskStatus.NOT_DONE, "ended_at": at, "asked_due_on": None}
    return {"status": TaskStatus.DOING, "submitted_at": None}
