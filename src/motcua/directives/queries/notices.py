"""What an officer was told of tasks, and what of it they have not read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from motcua.directives.models import TaskNotice
from motcua.directives.queries.rows import within
from motcua.directives.rules.lifecycle import TaskVerb
from motcua.organisations.officer import Officer

SHOWN = 50
MOST_COUNTED = 100


@dataclass(frozen=True, kw_only=True)
class TaskTold:
    task: int
    code: str
    title: str
    verb: TaskVerb
    who: str
    at: dt.datetime
    read: bool


def notices_of(officer: Officer) -> QuerySet[TaskNotice]:
    """To this post, of tasks it may still read."""
    found = TaskNotice.objects.filter(post=officer.post_id)
    return found.filter(entry__task__in=within(officer).values("pk"))


def unread(officer: Officer) -> int:
    return notices_of(officer).filter(read_at=None)[:MOST_COUNTED].count()


def newest(officer: Officer) -> list[TaskTold]:
    rows = notices_of(officer).select_related("entry__task").order_by("-at", "-pk")[:SHOWN]
    return [
        TaskTold(
            task=row.entry.task_id, code=row.entry.task.code, title=row.entry.task.title,
            verb=TaskVerb(row.entry.verb), who=row.entry.by_name, at=row.at,
            read=row.read_at is not None,
        )
        for row in rows
    ]  # fmt: skip
