"""Make the tasks of recurring duties that fall due soon; the worker does it, twice if need be."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.directives.actions._opening import due_at_unit, open_task
from motcua.directives.models import AssignedTask, RecurringDuty
from motcua.directives.rules.due import DueWish
from motcua.directives.rules.recurring import DutyRule, Instance, instances
from motcua.directives.rules.wording import TaskDetails
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.organisations.queries import units


def open_instances(*, by: Actor, at: dt.datetime) -> int:
    """Returns how many tasks were made; what was made before is not made again."""
    on = local(at).date()
    running = RecurringDuty.objects.filter(units.valid_on(on))
    return sum(_open(duty, by=by, at=at) for duty in running)


@transaction.atomic
def _open(duty: RecurringDuty, *, by: Actor, at: dt.datetime) -> int:
    on = local(at).date()
    rule = DutyRule(rhythm=duty.rhythm, day=duty.day)
    last = on + dt.timedelta(days=duty.ahead_days)
    due = instances(rule, max(on, duty.valid_from), min(last, duty.valid_to or last))
    if not due:
        return 0
    held = RecurringDuty.objects.select_for_update().get(pk=duty.pk)
    return sum(
        _made(held, instance, unit_id, by=by, at=at)
        for instance in due
        for unit_id in _owing(held, instance, on)
    )


def _owing(duty: RecurringDuty, instance: Instance, on: dt.date) -> list[int]:
    """Its units, or those that go on with their work, which have no task of this period yet."""
    asked = [units.current(pk, on) for pk in duty.units.order_by("pk").values_list("pk", flat=True)]
    done = AssignedTask.objects.filter(duty=duty, period=instance.period)
    had = {units.current(pk, on) for pk in done.values_list("lead_unit_id", flat=True)}
    standing = units.tree(on).places
    return [pk for pk in dict.fromkeys(asked) if pk not in had and pk in standing]


def _made(
    duty: RecurringDuty, instance: Instance, unit_id: int, *, by: Actor, at: dt.datetime
) -> bool:
    """False where the day's closing is over already: it will be made for the next period."""
    details = TaskDetails(
        title=f"{duty.title} {instance.label}"[:300], content=duty.content, measure=duty.measure,
        evidence=duty.evidence, priority=duty.priority,
    )  # fmt: skip
    try:
        due = due_at_unit(DueWish(day=instance.due_day), unit_id, at)
    except InvalidInput:
        return False
    open_task(
        details, due, by=by, at=at, source=duty.source, assigner=duty.assigner_post_id,
        unit_id=unit_id, duty=duty, period=instance.period,
    )  # fmt: skip
    return True
