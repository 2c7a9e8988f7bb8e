"""May this officer change this unit's calendar? Everybody at work may read them all."""

from __future__ import annotations

from motcua.kernel.actor import OPERATOR, Actor
from motcua.kernel.errors import NotAllowed
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.officer import Officer
from motcua.organisations.policies import require

CHANGE = Authority.CALENDAR_CHANGE
READ = Authority.CALENDAR_READ


def may_read(officer: Officer) -> bool:
    return officer.reach(READ) > Reach.NONE


def may_change(officer: Officer, unit_id: int | None) -> bool:
    """`unit_id` None is the whole country: announcing a year."""
    reach = officer.reach(CHANGE)
    if reach == Reach.UNIT:
        return unit_id in officer.unit_ids
    return reach == Reach.ALL


def require_change(by: Actor, unit_id: int | None) -> None:
    require(by, CHANGE)
    if by is OPERATOR or (isinstance(by, Officer) and may_change(by, unit_id)):
        return
    raise NotAllowed(
        "Anh/chị chỉ đổi được lịch của đơn vị mình. Báo quản trị nghiệp vụ để đổi lịch đơn vị khác.",
        field="unit",
        code="not_your_unit",
    )
