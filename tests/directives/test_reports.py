"""Figures of tasks: identities that hold, each task in one column, units that were merged."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from motcua.directives import actions, carrying
from motcua.directives.queries import figures, lists, report
from motcua.directives.queries.lists import Filters, View
from motcua.directives.rules.due import DueWish
from motcua.directives.rules.standing import Course, Standing, standing
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import NotAllowed
from motcua.kernel.figures import Figure
from motcua.organisations.actions import merge_units
from motcua.organisations.queries import units
from tests.province import at

OCTOBER = (dt.date(2026, 10, 1), dt.date(2026, 10, 31))
SHORT, LONG = DueWish(day=dt.date(2026, 10, 9)), DueWish(day=dt.date(2026, 11, 20))


def _province_of_tasks(command):
    """One of each kind, all of Mai Sơn but the last."""
    on_time = command.submitted("2026-10-09 09:00", due=SHORT)
    late = command.submitted("2026-10-12 09:00", due=SHORT)
    for task in (on_time, late):
        actions.judge_completion(task, by=command.chief, at=at("2026-10-13 08:00"), verdict="done")
    failed = command.accepted(due=SHORT)
    actions.judge_completion(
        failed, by=command.chief, at=at("2026-10-14 08:00"), verdict="not-done", text="Bỏ."
    )
    command.accepted(due=SHORT)
    command.submitted("2026-10-09 10:00", due=SHORT)
    command.accepted(due=LONG)
    (returned,) = command.give(due=SHORT)
    actions.return_task(returned, by=command.commune, at=at("2026-10-08 11:00"), text="Nhầm.")
    (gone,) = command.give(due=SHORT)
    actions.withdraw_task(gone, by=command.chief, at=at("2026-10-08 11:00"), text="Thôi.")
    command.give("chiengmai", due=SHORT)


def test_the_report_adds_up_and_every_task_is_in_one_column(command, province):
    _province_of_tasks(command)
    found = report.report(command.chief, *OCTOBER, now=at("2026-10-20 08:00"))
    assert [row.name for row in found.rows] == ["UBND xã Chiềng Mai", "UBND xã Mai Sơn"]
    maison = found.rows[1].cells
    assert maison == {
        "total": 7, "carried": 0, "new": 7, "done_in_time": 1, "done_late": 1, "not_done": 1,
        "in_time": 2, "overdue": 1, "returned": 1,
    }  # fmt: skip
    for cells in (*(row.cells for row in found.rows), found.sums):
        assert cells["total"] == cells["carried"] + cells["new"]
        assert cells["total"] == sum(cells[one] for one in Standing)
    november = report.report(
        command.chief, dt.date(2026, 11, 1), dt.date(2026, 11, 30), now=at("2026-12-01 08:00")
    )
    assert (november.sums["carried"], november.sums["new"]) == (5, 0)
    with pytest.raises(NotAllowed):
        report.report(province.case, *OCTOBER, now=at("2026-10-20 08:00"))
    own = report.report(command.commune, *OCTOBER, now=at("2026-10-20 08:00"))
    assert [row.name for row in own.rows] == ["UBND xã Mai Sơn"]


def test_a_course_always_stands_somewhere():
    seeded = random.Random(7)
    start = at("2026-10-01 08:00")
    for _ in range(300):
        moments = sorted(start + dt.timedelta(hours=seeded.randrange(900)) for _ in range(4))
        done = seeded.random() < 0.5
        course = Course(
            given_at=start, due_at=moments[seeded.randrange(4)], submitted_at=moments[1],
            finished_at=moments[1] if done else None, ended_at=moments[2], done=done,
        )  # fmt: skip
        assert standing(course, start - dt.timedelta(1)) is None
        assert isinstance(standing(course, moments[3]), Standing)


def test_the_figure_of_the_index_and_its_rows_agree(command):
    _province_of_tasks(command)
    codes = ["H52.118", "H52.119", "H52.12"]
    now = at("2026-10-20 08:00")
    found = figures.done_in_time(codes, *OCTOBER, as_of=now)
    # In time, late, not done, overdue, and reported in time but not judged yet.
    assert found == {"H52.118": Figure(1, 5), "H52.119": Figure(0, 1), "H52.12": Figure(0, 0)}
    rows = figures.done_in_time_rows("H52.118", *OCTOBER, as_of=now)
    assert (sum(row.counted for row in rows), len(rows)) == (1, 5)
    early = figures.done_in_time(codes, *OCTOBER, as_of=at("2026-10-09 08:00"))
    assert early["H52.118"] == Figure(0, 0)


def test_tasks_survive_a_merger(command, province):
    task = command.accepted(due=SHORT)
    preview = carrying.TaskCarrier().preview(frozenset({task.lead_unit_id}), OCTOBER[0])
    assert [burden.count for burden in preview] == [1, 0]
    merge_units(
        [province.units["maison"]], province.units["chiengmai"], by=OPERATOR,
        at=at("2026-10-08 12:00"), on=dt.date(2026, 10, 12), legal_basis="NQ thử",
    )  # fmt: skip
    units.forget_trees()
    heir, now = province.officer("Mùa A Sếnh", dt.date(2026, 10, 12)), at("2026-10-12 08:00")
    found = report.report(command.chief, *OCTOBER, now=now)
    assert [row.name for row in found.rows] == ["UBND xã Chiềng Mai"]
    assert figures.done_in_time(["H52.119"], *OCTOBER, as_of=now)["H52.119"] == Figure(0, 1)
    assert lists.page(View.MINE, Filters(), heir, now).total == 1
    assert actions.submit_completion(task, by=heir, at=now, text="Xong.").status == "submitted"


def test_lists_are_searched_filtered_and_scoped(command, province):
    _province_of_tasks(command)
    now = at("2026-10-20 08:00")

    def count(view, officer, **filters):
        return lists.page(view, Filters(**filters), officer, now).total

    assert count(View.MINE, command.commune) == 4
    assert count(View.MINE, command.commune, when="tre") == 1
    assert count(View.MINE, command.commune, when="da-xong") == 4
    assert count(View.MINE, command.commune, text="dut diem") == 4
    assert count(View.MINE, command.commune, text="khong co") == 0
    assert count(View.GIVEN, command.chief, when="cho-danh-gia") == 1
    assert count(View.WATCHED, province.control, unit=command.unit("chiengmai")) == 1
    assert count(View.URGING, province.control) == 2
    assert count(View.GIVEN, command.commune) == 0
    board = report.board(command.chief, now)
    assert [(row.late, row.open) for row in board] == [(1, 4), (1, 1)]
    with pytest.raises(NotAllowed):
        count(View.WATCHED, province.counter)
