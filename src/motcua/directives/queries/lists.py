"""Lists of tasks: mine, given by me, all that I watch; searched, filtered, paged."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q, QuerySet

from motcua.directives import policies
from motcua.directives.models import AssignedTask
from motcua.directives.queries.rows import overdue, within, within_scope
from motcua.directives.rules.lifecycle import OPEN, RUNNING, STATUSES, TaskStatus
from motcua.directives.rules.wording import PRIORITIES
from motcua.kernel.clock import local
from motcua.kernel.folding import fold
from motcua.organisations.authority import Reach
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units

PAGE = 30
MOST = 5_000
_RELATED = ("lead_unit", "post__official", "assigner_post__official", "source")


class View(StrEnum):
    MINE = "duoc-giao"
    GIVEN = "da-giao"
    WATCHED = "theo-doi"
    URGING = "don-doc"


class When(StrEnum):
    LATE = "tre"
    SOON = "tuan-nay"
    WAITING = "cho-nhan"
    TO_JUDGE = "cho-danh-gia"
    ASKED = "xin-gia-han"
    CLOSED = "da-xong"


WHENS = {
    When.LATE: "Quá hạn",
    When.SOON: "Đến hạn trong tuần",
    When.WAITING: "Chờ nhận",
    When.TO_JUDGE: "Chờ đánh giá",
    When.ASKED: "Xin gia hạn",
    When.CLOSED: "Đã kết thúc",
}


@dataclass(frozen=True, kw_only=True)
class Filters:
    """`unit` and all below it; without `when` and `status` only what is open."""

    text: str = ""
    when: str = ""
    status: str = ""
    priority: str = ""
    unit: int | None = None


@dataclass(frozen=True, kw_only=True)
class Page:
    tasks: tuple[AssignedTask, ...]
    total: int
    number: int
    pages: int


def page(view: View, filters: Filters, officer: Officer, now: dt.datetime, number: int = 1) -> Page:
    found = listed(view, filters, officer, now)
    total = found.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    rows = found.select_related(*_RELATED)[(number - 1) * PAGE : number * PAGE]
    return Page(tasks=tuple(rows), total=total, number=number, pages=pages)


def whole(view: View, filters: Filters, officer: Officer, now: dt.datetime) -> list[AssignedTask]:
    """For a file: at most 5.000 rows, as they are listed."""
    return list(listed(view, filters, officer, now).select_related(*_RELATED)[:MOST])


def listed(
    view: View, filters: Filters, officer: Officer, now: dt.datetime
) -> QuerySet[AssignedTask]:
    found = _of_view(view, officer, now).filter(_wanted(filters, now))
    return found.order_by("due_at", "pk")


def _of_view(view: View, officer: Officer, now: dt.datetime) -> QuerySet[AssignedTask]:
    match view:
        case View.MINE:
            return within(officer).filter(_mine(officer))
        case View.GIVEN:
            return AssignedTask.objects.filter(assigner_post__in=officer.post_ids)
        case View.WATCHED:
            return _whole_tasks(officer)
    late = overdue(now) | Q(status__in=RUNNING, due_at__lt=_end_of_week(now))
    return _whole_tasks(officer).filter(late)


def _whole_tasks(officer: Officer) -> QuerySet[AssignedTask]:
    """Without the parts that a unit gave to its own people."""
    return within_scope(policies.board_scope(officer)).filter(parent=None)


def _mine(officer: Officer) -> Q:
    """Given to these posts, or to the units they head, or to support."""
    found = Q(post__in=officer.post_ids)
    for view in officer.views:
        if view.reach(policies.CARRY_OUT) < Reach.UNIT:
            continue
        supporting = AssignedTask.supporting_units.through.objects.filter(unit__in=view.home_ids)
        found |= Q(post=None, lead_unit__in=view.home_ids)
        found |= Q(pk__in=supporting.values("assignedtask_id"))
    return found


def _wanted(filters: Filters, now: dt.datetime) -> Q:
    wanted = Q() if filters.when or filters.status else Q(status__in=OPEN)
    for word in fold(filters.text).split():
        wanted &= Q(search_words__contains=word)
    if filters.when:
        wanted &= _when(When(filters.when), now)
    if filters.status:
        wanted &= Q(status=filters.status)
    if filters.priority:
        wanted &= Q(priority=filters.priority)
    if filters.unit:
        on = local(now).date()
        below = units.with_predecessors(units.tree(on).below(filters.unit), on)
        wanted &= Q(lead_unit__in=below)
    return wanted


def _when(when: When, now: dt.datetime) -> Q:
    match when:
        case When.LATE:
            return overdue(now)
        case When.SOON:
            return Q(status__in=RUNNING, due_at__gte=now, due_at__lt=_end_of_week(now))
        case When.WAITING:
            return Q(status=TaskStatus.GIVEN)
        case When.TO_JUDGE:
            return Q(status=TaskStatus.SUBMITTED)
        case When.ASKED:
            return Q(asked_due_on__isnull=False)
    return ~Q(status__in=OPEN)


def _end_of_week(now: dt.datetime) -> dt.datetime:
    """Monday 00:00 of next week."""
    today = local(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return today + dt.timedelta(days=8 - today.isoweekday())


def choices() -> dict[str, list[tuple[str, str]]]:
    """What a filter can be set to, in the words of the office."""
    return {
        "khi": [(key.value, label) for key, label in WHENS.items()],
        "tt": [(key.value, label) for key, label in STATUSES.items()],
        "muc": [(key.value, label) for key, label in PRIORITIES.items()],
    }


def counts(view: View, officer: Officer, now: dt.datetime) -> dict[str, int]:
    """How many of each pressing kind, for the tabs above a list."""
    rows = _of_view(view, officer, now)
    pressing = (When.LATE, When.SOON, When.WAITING, When.TO_JUDGE, When.ASKED)
    return {when.value: rows.filter(_when(when, now)).count() for when in pressing}
