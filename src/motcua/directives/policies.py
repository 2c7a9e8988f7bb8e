"""Who may give, do, judge and see tasks. The one who was assigned a task neither extends nor judges it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from motcua.directives.models import AssignedTask
from motcua.directives.rules.lifecycle import LIFECYCLE, Side, TaskVerb, check
from motcua.kernel.errors import DomainError, NotAllowed
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.officer import Officer
from motcua.organisations.policies import refusal, require
from motcua.organisations.queries import officers, units

READ = Authority.TASK_READ
ASSIGN = Authority.TASK_ASSIGN
CARRY_OUT = Authority.TASK_CARRY_OUT
URGE = Authority.TASK_URGE
BOARD = Authority.TASK_BOARD
DUTY = Authority.DUTY_KEEP


@dataclass(frozen=True)
class Scope:
    """Which tasks: all, those of units, or those of posts; what these posts gave is always theirs."""

    reach: Reach
    unit_ids: frozenset[int]
    post_ids: frozenset[int]
    also: tuple[Scope, ...] = ()


def scope_of(officer: Officer) -> Scope:
    """What this officer may see, in their own post and those they stand in for."""
    return _scope(officer, READ)


def board_scope(officer: Officer) -> Scope:
    """Raises NotAllowed with the roles that may."""
    require(officer, BOARD)
    return _scope(officer, BOARD)


def _scope(officer: Officer, authority: Authority) -> Scope:
    reach = officer.reach(authority)
    return Scope(
        reach=reach,
        unit_ids=officer.scope_ids if reach == Reach.SCOPE else officer.unit_ids,
        post_ids=frozenset({officer.post_id}),
        also=tuple(_scope(seat, authority) for seat in officer.seats),
    )


def may_read(officer: Officer) -> bool:
    return any(view.reach(READ) > Reach.NONE for view in officer.views)


def may_assign(officer: Officer) -> bool:
    return officer.reach(ASSIGN) > Reach.NONE


def may_see_board(officer: Officer) -> bool:
    return officer.reach(BOARD) > Reach.NONE


def may_keep_duties(officer: Officer) -> bool:
    return officer.reach(DUTY) > Reach.NONE


def may_lead(officer: Officer) -> bool:
    """Whether tasks are given to a unit that this officer answers for."""
    return officer.reach(CARRY_OUT) >= Reach.UNIT


def units_to_assign(officer: Officer, on: dt.date) -> frozenset[int]:
    """Units of the day that this officer may give tasks to: never their own, which they answer for."""
    standing = frozenset(units.tree(on).places) - officer.home_ids
    reach = officer.reach(ASSIGN)
    if reach == Reach.ALL:
        return standing
    return standing & officer.unit_ids if reach == Reach.UNIT else frozenset()


def require_assigning(officer: Officer, unit_id: int, on: dt.date) -> None:
    require(officer, ASSIGN)
    if unit_id not in units_to_assign(officer, on):
        name = units.full_name(unit_id, on)
        raise NotAllowed(
            f"Anh/chị chỉ giao việc được cho đơn vị cấp dưới mình phụ trách; {name} không thuộc đó.",
            code=ASSIGN,
        )


def fault(officer: Officer, verb: TaskVerb, task: AssignedTask, on: dt.date) -> DomainError | None:
    """Why `verb` may not be done now, as the error to raise; None = it may."""
    found = [_fault(view, verb, task, on) for view in officer.views]
    if None not in found:
        return found[0]
    try:
        check(verb, task.state)
    except DomainError as wrong:
        return wrong
    return None


def require_verb(officer: Officer, verb: TaskVerb, task: AssignedTask, on: dt.date) -> None:
    if error := fault(officer, verb, task, on):
        raise error


def _fault(officer: Officer, verb: TaskVerb, task: AssignedTask, on: dt.date) -> DomainError | None:
    match LIFECYCLE[verb].side:
        case Side.ASSIGNEE:
            own = answers_for(officer, task) and not is_assigner(officer, task, on)
            return None if own else _of_the_assignee(task)
        case Side.ASSIGNER:
            return None if is_assigner(officer, task, on) else _of_the_assigner(verb, task)
        case Side.WATCH:
            return None if _watches(officer, task, on) else refusal(URGE)
    return refusal(URGE)


def answers_for(officer: Officer, task: AssignedTask) -> bool:
    """A part given to a post is that post's; a task of a unit that of its head."""
    reach = officer.reach(CARRY_OUT)
    if task.post_id:
        return reach > Reach.NONE and officer.post_id == task.post_id
    return reach >= Reach.UNIT and task.lead_unit_id in officer.unit_ids


def is_assigner(officer: Officer, task: AssignedTask, on: dt.date) -> bool:
    """The post that gave it; when that post is over or empty, who gives tasks in its unit now."""
    if officer.reach(ASSIGN) == Reach.NONE:
        return False
    if officer.post_id == task.assigner_post_id:
        return True
    given = task.assigner_post
    same = given.unit_id in officer.home_ids and given.role == officer.role
    return same and not officers.is_held(given.pk, on)


def _watches(officer: Officer, task: AssignedTask, on: dt.date) -> bool:
    if is_assigner(officer, task, on):
        return True
    reach = officer.reach(URGE)
    return reach == Reach.ALL or (
        reach == Reach.UNIT
        and task.lead_unit_id in officer.unit_ids
        and task.lead_unit_id not in officer.home_ids
    )


def _of_the_assignee(task: AssignedTask) -> NotAllowed:
    who = "người được giao" if task.post_id else "lãnh đạo đơn vị được giao"
    return NotAllowed(f"Việc này do {who} làm: {_assignee(task)}.", code="assignee")


def _assignee(task: AssignedTask) -> str:
    if task.post is not None:
        return str(task.post)
    return str(task.lead_unit.versions.order_by("valid_from").last() or task.lead_unit)


def _of_the_assigner(verb: TaskVerb, task: AssignedTask) -> NotAllowed:
    return NotAllowed(
        f"Chỉ người giao mới được {LIFECYCLE[verb].label.lower()}: {task.assigner_post}.",
        code="assigner",
    )
