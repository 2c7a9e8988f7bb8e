"""What this room hands to the index: of the tasks due in a period, those done in time."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator

from django.db.models import QuerySet

from motcua.directives.models import AssignedTask
from motcua.directives.queries.report import course, opening
from motcua.directives.rules.standing import Standing, standing
from motcua.kernel import clock
from motcua.kernel.figures import Figure, Row
from motcua.organisations.queries import units as unit_queries

_OWED = {Standing.DONE_IN_TIME, Standing.DONE_LATE, Standing.NOT_DONE, Standing.OVERDUE,
         Standing.IN_TIME}  # fmt: skip


def done_in_time(
    units: Collection[str], first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> dict[str, Figure]:
    """By unit code; nothing withdrawn, replaced or returned counts, and what is due after
    `as_of` (now) only when it is done already.
    """
    owed: Counter[str] = Counter()
    done: Counter[str] = Counter()
    for code, _task, state in _due(units, first, last, as_of):
        owed[code] += 1
        done[code] += state == Standing.DONE_IN_TIME
    return {code: Figure(done[code], owed[code]) for code in units}


def done_in_time_rows(
    unit: str, first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> list[Row]:
    """The same tasks, one by one; `key` is `task:<number>`."""
    return [
        Row(key=task.chain, label=f"{task.code} {task.title}",
            counted=state == Standing.DONE_IN_TIME)
        for _code, task, state in _due([unit], first, last, as_of)
    ]  # fmt: skip


def _due(
    units: Collection[str], first: dt.date, last: dt.date, as_of: dt.datetime | None
) -> Iterator[tuple[str, AssignedTask, Standing]]:
    at = as_of or clock.now()
    code_of = _codes(units, clock.local(at).date())
    for task in _rows(first, last).filter(lead_unit__in=code_of):
        state = standing(course(task), at)
        if state not in _OWED or (state == Standing.IN_TIME and task.due_at > at):
            continue
        yield code_of[task.lead_unit_id], task, state


def _rows(first: dt.date, last: dt.date) -> QuerySet[AssignedTask]:
    ends = opening(last + dt.timedelta(1))
    due = AssignedTask.objects.filter(parent=None, due_at__gte=opening(first), due_at__lt=ends)
    return due.order_by("due_at", "pk")


def _codes(wanted: Collection[str], on: dt.date) -> dict[int, str]:
    """The units that answer under each code, those they took over from included."""
    tree = unit_queries.tree(on)
    found: dict[int, str] = {}
    for unit_id in tree.places:
        code = tree.code(unit_id)
        if code in wanted:
            for one in unit_queries.with_predecessors(frozenset({unit_id}), on):
                found.setdefault(one, code)
    return found
