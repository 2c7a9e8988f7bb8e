"""Report how far a task is, in percent and words, with evidence if there is some (QĐ 42/2014 Điều 5)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.directives.actions._passage import begin
from motcua.directives.models import AssignedTask
from motcua.directives.rules.lifecycle import TaskVerb
from motcua.directives.rules.wording import checked_percent, needed_text
from motcua.documents.models import StoredFile
from motcua.organisations.officer import Officer

NEEDED = "Ghi đã làm được gì, vướng gì."


@transaction.atomic
def report_progress(
    task: AssignedTask,
    *,
    by: Officer,
    at: dt.datetime,
    percent: int,
    text: str,
    file: StoredFile | None = None,
) -> AssignedTask:
    act = begin(TaskVerb.REPORT, task, by=by, at=at)
    said, told = needed_text(text, NEEDED), checked_percent(percent, act.task.percent)
    act.enter(percent=told)
    return act.record(said, percent=told, file=file, percent_told=told)
