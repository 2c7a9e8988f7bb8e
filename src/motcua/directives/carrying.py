"""What a unit that ends leaves to its successor: tasks under way and duties to come.

They keep the unit they were given to, for history and figures; who answers for a task, who sees
it and whose figure it is follow succession by date, so that there is nothing to write.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from motcua.directives.models import AssignedTask, RecurringDuty
from motcua.directives.rules.lifecycle import OPEN
from motcua.kernel.actor import Actor
from motcua.organisations.carriers import Burden
from motcua.organisations.queries import units


class TaskCarrier:
    def preview(self, unit_ids: frozenset[int], on: dt.date) -> Sequence[Burden]:
        tasks = AssignedTask.objects.filter(lead_unit__in=unit_ids, status__in=OPEN)
        duties = RecurringDuty.objects.filter(units.valid_on(on), units__in=unit_ids).distinct()
        return (
            Burden(label="nhiệm vụ được giao chưa xong", count=tasks.count()),
            Burden(label="việc định kỳ phải làm", count=duties.count()),
        )

    def carry(self, followed: Mapping[int, tuple[int, ...]], *, by: Actor, at: dt.datetime) -> None:
        """Nothing: see above."""
