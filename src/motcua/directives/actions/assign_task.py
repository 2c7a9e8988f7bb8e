"""Give a task to one or many units, by when and for what (QĐ 42/2014/QĐ-TTg Điều 4, 5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from motcua.directives import policies
from motcua.directives.actions._opening import due_at_unit, open_task, standing
from motcua.directives.models import AssignedTask, DirectiveSource
from motcua.directives.rules.due import DueWish
from motcua.directives.rules.wording import TaskDetails, cleaned_task
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer

MOST_UNITS = 200


@transaction.atomic
def assign_task(
    details: TaskDetails,
    due: DueWish,
    *,
    by: Officer,
    at: dt.datetime,
    source: DirectiveSource,
    units: Sequence[int],
    supporting: Sequence[int] = (),
) -> list[AssignedTask]:
    """One task for each leading unit, due by that unit's own calendar; all or none.

    Raises InvalidInput by field, NotAllowed for a unit that is not the assigner's to command.
    """
    on = local(at).date()
    told, leading = cleaned_task(details), standing(units, on, "units")
    if not leading:
        raise InvalidInput("Chưa chọn đơn vị chủ trì. Chọn ít nhất một đơn vị.", field="units")
    if len(leading) > MOST_UNITS:
        raise InvalidInput(f"Giao một lần tối đa {MOST_UNITS} đơn vị.", field="units")
    also = standing(supporting, on, "supporting")
    for unit_id in leading:
        policies.require_assigning(by, unit_id, on)
    return [
        open_task(
            told, due_at_unit(due, unit_id, at), by=by, at=at, source=source,
            assigner=by.post_id, unit_id=unit_id, supporting=also,
        )
        for unit_id in leading
    ]  # fmt: skip
