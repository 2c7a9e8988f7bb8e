"""Quy trình nội bộ: published only if every road leads to a result in time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from motcua.audit.models import Event
from motcua.kernel.actor import OPERATOR, SystemActor
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from motcua.organisations.rules.roles import Role
from motcua.procedures.actions import (
    draft_process,
    draft_version,
    publish_process,
    publish_version,
)
from motcua.procedures.models import Procedure
from motcua.procedures.queries.definitions import definition_of
from motcua.procedures.queries.process import process_in_force
from motcua.procedures.rules.process import HOUR, faults, longest_road
from tests.procedures.samples import NOW, START, TODAY, branch, content, process, step


@pytest.fixture
def procedure(db) -> Procedure:
    version = draft_version(content(), by=OPERATOR, at=NOW, valid_from=START)
    publish_version(version, by=OPERATOR, at=NOW)
    return Procedure.objects.get()


def publish(procedure: Procedure, definition, valid_from: dt.date = START):
    drafted = draft_process(procedure, definition, by=OPERATOR, at=NOW, valid_from=valid_from)
    return publish_process(drafted, by=OPERATOR, at=NOW)


def test_a_published_process_is_found_by_day_and_comes_back_whole(procedure):
    published = publish(procedure, process())
    found = process_in_force(procedure, TODAY)
    assert found == published
    assert definition_of(found) == process()
    assert found.steps.get(position=1).key == "nhan"


def test_the_next_process_ends_the_one_before(procedure):
    first = publish(procedure, process())
    second = publish(procedure, process(legal_basis="QĐ 99"), dt.date(2026, 10, 8))
    assert process_in_force(procedure, dt.date(2026, 10, 7)) == first
    assert process_in_force(procedure, dt.date(2026, 10, 8)) == second


def test_none_in_force_says_whom_to_ask(procedure):
    draft_process(procedure, process(), by=OPERATOR, at=NOW, valid_from=START)
    with pytest.raises(InvalidInput, match="chưa có quy trình nội bộ hiệu lực ngày 08/10/2026"):
        process_in_force(procedure, TODAY)


def test_budgets_longer_than_the_term_are_refused_with_both_sums(procedure):
    steps = list(process().steps)
    steps[1] = replace(steps[1], budget_seconds=60 * HOUR)
    with pytest.raises(InvalidInput) as refused:
        publish(procedure, process(steps=tuple(steps)))
    assert "88 giờ làm việc, vượt thời hạn 10 ngày làm việc (80 giờ)" in str(refused.value)
    assert set(refused.value.errors) == {"steps"}


def test_the_longest_road_leaves_out_returning_and_going_back():
    assert longest_road(process()) == (4 + 40 + 16 + 8) * HOUR


def test_a_calendar_term_is_not_compared_with_working_time():
    assert faults(process(), roles=Role.values, terms={"2d", "1m"}) == {}


@pytest.mark.parametrize(
    ("change", "cell", "words"),
    [
        ({"legal_basis": " "}, "legal_basis", "Căn cứ còn trống"),
        ({"steps": ()}, "steps", "chưa có bước nào"),
        ({"steps": (step("a", "XX", 1, branch("return_result")),)}, "steps.1.role", "“XX”"),
        ({"steps": (step("a", "TN", 0, branch("return_result")),)},
         "steps.1.budget_seconds", "lớn hơn 0"),
        ({"steps": (step("a", "TN", -1, branch("return_result")),)},
         "steps.1.budget_seconds", "lớn hơn 0"),
        ({"steps": (step("a", "TN", 1, branch("burn")),)}, "steps.1.branches.1.act", "“burn”"),
        ({"steps": (step("a", "TN", 1),)}, "steps.1.branches", "không có việc nào"),
        ({"steps": (step("a", "TN", 1, branch("transfer", "b")),)},
         "steps.1.branches.1.next", "“b” không có trong quy trình"),
        ({"steps": (step("a", "TN", 1, branch("approve"), branch("approve")),)},
         "steps.1.branches.1.outcome", "hai nhánh cùng kết quả"),
        ({"steps": (step("a", "TN", 1, branch("approve")), step("a", "TN", 1, branch("approve")))},
         "steps.2.key", "nhiều bước"),
        ({"steps": (step("a", "TN", 1, branch("approve")), step("b", "TN", 1, branch("approve")))},
         "steps.2", "Không nhánh nào đi tới"),
        ({"steps": (step("a", "TN", 1, branch("transfer", "b"), branch("approve")),
                    step("b", "CV", 1, branch("transfer", "b")))},
         "steps.2.branches", "“b” quay vòng nên không đi tới được kết thúc"),
        ({"steps": (step("a", "TN", 1, branch("transfer", "b")),
                    step("b", "CV", 1, branch("send_back", "a")))},
         "steps", "Quy trình không kết thúc được"),
        ({"steps": (step("a", "", 1, branch("approve")),)},
         "steps.1.role", "Bước “a” chưa có vai trò"),
        ({"steps": (replace(step("a", "TN", 1, branch("approve")), unit_rule="elsewhere"),)},
         "steps.1.unit_rule", "“elsewhere”"),
    ],
)  # fmt: skip
def test_each_fault_stands_at_its_cell(change, cell, words):
    found = faults(process(**change), roles=Role.values, terms={"10wd"})
    assert words in " ".join(found[cell])


def test_two_outcomes_of_one_act_may_part_ways():
    assert faults(process(), roles=Role.values, terms={"10wd"}) == {}


def test_a_faulty_draft_stays_a_draft(procedure):
    drafted = draft_process(
        procedure, process(legal_basis=""), by=OPERATOR, at=NOW, valid_from=START
    )
    with pytest.raises(InvalidInput):
        publish_process(drafted, by=OPERATOR, at=NOW)
    drafted.refresh_from_db()
    assert drafted.status == "draft"


def test_a_published_process_is_fixed(procedure):
    published = publish(procedure, process())
    with pytest.raises(WrongState, match="không còn là dự thảo"):
        publish_process(published, by=OPERATOR, at=NOW)


def test_not_before_the_one_in_force(procedure):
    publish(procedure, process(), dt.date(2026, 1, 1))
    with pytest.raises(InvalidInput, match="01/01/2026"):
        publish(procedure, process(), dt.date(2025, 12, 1))


def test_only_those_with_authority(procedure):
    stranger = SystemActor("citizen", "Người nộp hồ sơ")
    with pytest.raises(NotAllowed):
        draft_process(procedure, process(), by=stranger, at=NOW, valid_from=START)


def test_the_history_tells_it(procedure):
    publish(procedure, process())
    names = Event.objects.filter(chain="procedure:1.013833").values_list("name", flat=True)
    assert list(names)[-2:] == ["procedures.process_drafted", "procedures.process_published"]
