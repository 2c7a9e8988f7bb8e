"""Makes the row of a task, for the verbs that give one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict

from motcua.calendars.queries import calendars_now
from motcua.directives.actions._passage import Passing
from motcua.directives.models import AssignedTask, DirectiveSource, RecurringDuty
from motcua.directives.rules.due import Due, DueWish, due_by
from motcua.directives.rules.lifecycle import TaskVerb
from motcua.directives.rules.wording import TaskDetails
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import fold
from motcua.organisations.models import Post
from motcua.organisations.queries import units


def due_at_unit(wish: DueWish, unit_id: int, at: dt.datetime) -> Due:
    """By the working time of the unit that owes it."""
    return due_by(wish, at, calendars_now().of(unit_id, at.date()))


def standing(unit_ids: Iterable[int], on: dt.date, field: str) -> list[int]:
    """Each once; raises InvalidInput for a unit that is not there on the day."""
    wanted = list(dict.fromkeys(unit_ids))
    for unit_id in wanted:
        if unit_id in units.tree(on).places:
            continue
        after = [units.unit_name(one, on) for one in units.successors(unit_id, on)]
        said = f"; việc đã chuyển sang {', '.join(after)}" if after else ""
        raise InvalidInput(
            f"{units.unit_name(unit_id, on)} không còn vào ngày {on:%d/%m/%Y}{said}. "
            "Chọn đơn vị đang hoạt động.",
            field=field,
            code="unit-gone",
        )
    return wanted


def open_task(
    details: TaskDetails,
    due: Due,
    *,
    by: Actor,
    at: dt.datetime,
    source: DirectiveSource,
    assigner: int,
    unit_id: int,
    supporting: Iterable[int] = (),
    post: Post | None = None,
    parent: AssignedTask | None = None,
    replaces: AssignedTask | None = None,
    duty: RecurringDuty | None = None,
    period: str = "",
) -> AssignedTask:
    task = AssignedTask.objects.create(
        **asdict(details), source=source, assigner_post_id=assigner, lead_unit_id=unit_id,
        post=post, parent=parent, replaces=replaces, duty=duty, period=period, given_at=at,
        first_due_at=due.at, due_at=due.at, due_set_at=at, due_term=due.wish.term,
        due_day=due.wish.day, due_hour=due.wish.hour,
        search_words=fold(f"{details.title} {source.number} {source.title} {details.content}"),
    )  # fmt: skip
    also = [unit for unit in supporting if unit != unit_id]
    task.supporting_units.set(also)
    passing = Passing(TaskVerb.ASSIGN, task, by, at)
    return passing.record(unit=unit_id, supporting=also, post=post.pk if post else None)
