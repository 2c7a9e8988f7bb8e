"""Mark notices of tasks as read: those of a task that was opened, or all (ADR 0036)."""

from __future__ import annotations

import datetime as dt

from motcua.directives.queries.notices import notices_of
from motcua.organisations.officer import Officer


def read_task_notices(*, by: Officer, at: dt.datetime, task: int | None = None) -> int:
    """Only one's own; returns how many were not read before."""
    unread = notices_of(by).filter(read_at=None)
    if task is not None:
        unread = unread.filter(entry__task=task)
    # Most pages that are opened have told nothing: then nothing is written.
    return unread.update(read_at=at) if unread.exists() else 0
