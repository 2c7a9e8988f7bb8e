"""Tasks by unit over a period: what was owed, what became of it; every figure opens its tasks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from motcua.directives import policies
from motcua.directives.models import AssignedTask
from motcua.directives.queries.lists import Filters, View, When, listed
from motcua.directives.queries.rows import within_scope
from motcua.directives.rules.lifecycle import VOID, TaskStatus
from motcua.directives.rules.standing import Course, Standing, standing
from motcua.kernel.clock import VIETNAM
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units

COLUMNS = ("total", "carried", "new", *(one.value for one in Standing))
HEADS = {
    "total": "Tổng số",
    "carried": "Kỳ trước chuyển sang",
    "new": "Giao trong kỳ",
    Standing.DONE_IN_TIME: "Hoàn thành trong hạn",
    Standing.DONE_LATE: "Hoàn thành quá hạn",
    Standing.NOT_DONE: "Không hoàn thành",
    Standing.IN_TIME: "Đang thực hiện trong hạn",
    Standing.OVERDUE: "Đang thực hiện quá hạn",
    Standing.RETURNED: "Trả lại người giao",
}


@dataclass(frozen=True, kw_only=True)
class ReportRow:
    unit_id: int
    name: str
    cells: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class Report:
    """`total` = `carried` + `new` = the sum of the six standings, in every row and below them.

    As things stood at `at`: the end of the last day, or now where that is earlier.
    """

    first: dt.date
    last: dt.date
    at: dt.datetime
    rows: tuple[ReportRow, ...]
    sums: dict[str, int]


def report(officer: Officer, first: dt.date, last: dt.date, now: dt.datetime) -> Report:
    """Tasks that were open on some day of the period, withdrawn and replaced ones left out."""
    begins, ends = opening(first), min(_closing(last), now)
    rows = within_scope(policies.board_scope(officer)).filter(parent=None, given_at__lte=ends)
    found: dict[int, dict[str, int]] = {}
    for task in rows.exclude(closed_before(begins)):
        state = standing(course(task), ends)
        if state is None:
            continue
        cells = found.setdefault(units.current(task.lead_unit_id, now.date()), _empty())
        for name in ("total", state, "carried" if task.given_at < begins else "new"):
            cells[name] += 1
    return _report(found, first, last, ends)


def _report(
    found: dict[int, dict[str, int]], first: dt.date, last: dt.date, at: dt.datetime
) -> Report:
    on = at.astimezone(VIETNAM).date()
    rows = [
        ReportRow(unit_id=unit_id, name=units.full_name(unit_id, on), cells=cells)
        for unit_id, cells in found.items()
    ]
    rows.sort(key=lambda row: (-row.cells[Standing.OVERDUE], row.name))
    sums = {name: sum(row.cells[name] for row in rows) for name in COLUMNS}
    return Report(first=first, last=last, at=at, rows=tuple(rows), sums=sums)


def _empty() -> dict[str, int]:
    return dict.fromkeys(COLUMNS, 0)


def opening(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), tzinfo=VIETNAM)


def _closing(day: dt.date) -> dt.datetime:
    """Its last instant: what was given at midnight belongs to the next day."""
    return opening(day + dt.timedelta(1)) - dt.timedelta(microseconds=1)


def closed_before(moment: dt.datetime) -> Q:
    done = Q(status=TaskStatus.DONE, finished_at__lt=moment)
    return done | (~Q(status=TaskStatus.DONE) & Q(ended_at__isnull=False, ended_at__lt=moment))


def course(task: AssignedTask) -> Course:
    return Course(
        given_at=task.given_at, due_at=task.due_at, submitted_at=task.submitted_at,
        finished_at=task.finished_at, returned_at=task.returned_at, ended_at=task.ended_at,
        done=task.status == TaskStatus.DONE, void=task.status in VOID,
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class BoardRow:
    unit_id: int
    name: str
    late: int
    soon: int
    waiting: int
    open: int


def board(officer: Officer, now: dt.datetime) -> list[BoardRow]:
    """Units with open tasks now, those with the most overdue first."""
    kinds = {"late": When.LATE, "soon": When.SOON, "waiting": When.WAITING, "open": None}
    found: dict[int, dict[str, int]] = {}
    for name, when in kinds.items():
        filters = Filters(when=when.value if when else "")
        found_rows = listed(View.WATCHED, filters, officer, now)
        for unit_id in found_rows.values_list("lead_unit_id", flat=True):
            here = units.current(unit_id, now.date())
            cells = found.setdefault(here, dict.fromkeys(kinds, 0))
            cells[name] += 1
    board_rows = [
        BoardRow(unit_id=unit_id, name=units.full_name(unit_id, now.date()), **cells)
        for unit_id, cells in found.items()
    ]
    return sorted(board_rows, key=lambda row: (-row.late, -row.open, row.name))
