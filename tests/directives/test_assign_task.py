"""Giving a task: to whom, by when and why then; what is refused at its field."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.models import Event
from motcua.calendars.queries import calendars_now
from motcua.directives import actions
from motcua.directives.models import AssignedTask
from motcua.directives.queries import rows, task_page
from motcua.directives.rules.due import DueWish
from motcua.directives.rules.lifecycle import TaskStatus
from motcua.directives.rules.wording import SourceDetails, TaskDetails
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotAllowed, NotFound
from motcua.legislation import citations
from motcua.organisations.actions import abolish_unit
from motcua.organisations.queries import units
from tests.directives.conftest import GIVEN, LETTER
from tests.province import START, at


def test_each_unit_gets_a_task_of_its_own_due_by_its_own_calendar(command):
    tasks = command.give("maison", "chiengmai", supporting=[command.unit("so-nnmt")])

    assert [task.status for task in tasks] == [TaskStatus.GIVEN] * 2
    assert {task.due_at for task in tasks} == {at("2026-10-22 17:30")}
    assert [unit.slug for unit in tasks[0].supporting_units.all()] == ["so-nnmt"]
    event = Event.objects.get(chain=tasks[0].chain)
    assert event.name == "directives.assign_task"
    assert "hồ sơ" not in str(event.facts)


def test_the_due_time_says_why(command):
    (by_term,) = command.give()
    said = task_page.clock_of(by_term, GIVEN, why=True).why
    assert said[0] == "Giao lúc 09:12 thứ Năm, 08/10/2026."
    assert any("không tính" in line.lower() for line in said)
    assert "tiếp nhận" not in " ".join(said).lower()

    # A Sunday: the task is due when Monday closes, and says so.
    (by_day,) = command.give(due=DueWish(day=dt.date(2026, 10, 25)))
    assert by_day.due_at == at("2026-10-26 17:30")
    why = " ".join(task_page.clock_of(by_day, GIVEN, why=True).why)
    assert "25/10/2026" in why and "nghỉ" in why
    assert calendars_now().of(by_day.lead_unit_id).closing_of(dt.date(2026, 10, 26))


WRONG = (
    ({"due": DueWish(day=dt.date(2026, 10, 7))}, "due_day", "không sau lúc giao"),
    ({"due": DueWish(day=dt.date(2026, 10, 8), hour=dt.time(9))}, "due_day", "không sau"),
    ({"due": DueWish()}, "due_day", "một trong hai"),
    ({"due": DueWish(term="5wd", day=dt.date(2026, 12, 1))}, "due_day", "một trong hai"),
    ({"due": DueWish(term="vài hôm nữa")}, "term", "không phải thời hạn"),
    ({"due": DueWish(term="-3wd")}, "term", "không phải thời hạn"),
    ({"due": DueWish(day=dt.date(2126, 1, 5))}, "due_day", "xa quá 5 năm"),
    ({"details": TaskDetails(title=" ")}, "title", "còn trống"),
    ({"details": TaskDetails(title="x" * 301)}, "title", "tối đa 300"),
    ({"details": TaskDetails(title="Việc", priority="asap")}, "priority", "không có"),
    ({"details": TaskDetails(title="Việc", link="//evil.example/x")}, "link", "hệ thống này"),
    ({"details": TaskDetails(title="Việc", link="https://a.b")}, "link", "hệ thống này"),
    ({"details": TaskDetails(title="Việc", link="/tim/?q=014058004821")}, "link", "một trang"),
)


def test_what_cannot_be_a_task_is_refused_at_its_field(command):
    source = command.source()
    for changes, field, says in WRONG:
        with pytest.raises(InvalidInput) as fault:
            command.give(source=source, **changes)
        assert says in fault.value.errors[field][0], changes
    assert not AssignedTask.objects.exists()


WRONG_SOURCES = (
    (SourceDetails(kind="document", title="x", issued_on=START), "number"),
    (SourceDetails(kind="conclusion", issued_on=START), "source_title"),
    (SourceDetails(kind="document", number="1/UBND", title="x"), "issued_on"),
    (SourceDetails(kind="rumour"), "source_kind"),
    (
        SourceDetails(kind="document", number="1", title="x", issued_on=dt.date(2026, 10, 9)),
        "issued_on",
    ),
)


def test_a_source_says_what_it_is(command):
    for details, field in WRONG_SOURCES:
        with pytest.raises(InvalidInput) as fault:
            actions.enter_source(details, by=command.chief, at=GIVEN)
        assert field in fault.value.errors


def test_a_unit_that_is_gone_names_its_successor(command, province):
    gone = province.units["chiengmai-culture"]
    abolish_unit(
        gone, by=OPERATOR, at=at("2026-10-01 08:00"), on=dt.date(2026, 10, 2),
        successor=province.units["chiengmai-land"], legal_basis="QĐ thử",
    )  # fmt: skip
    units.forget_trees()
    with pytest.raises(InvalidInput, match="Phòng Kinh tế") as fault:
        command.give("maison", "chiengmai-culture")
    assert fault.value.field == "units"
    assert not AssignedTask.objects.exists()


def test_only_to_units_one_commands_and_never_to_ones_own(command, province):
    for slug in ("chiengmai", "maison"):
        with pytest.raises(NotAllowed, match="cấp dưới"):
            command.give(slug, by=command.commune, source=command.source())
    (task,) = command.give("maison-land", by=command.commune, source=command.source())
    assert task.assigner_post_id == command.commune.post_id
    with pytest.raises(NotAllowed, match="không có quyền"):
        command.give("maison", by=province.counter, source=command.source())


def test_who_has_no_part_in_it_does_not_see_it(command, province):
    (task,) = command.give()
    assert rows.get(task.pk, command.commune) == task
    assert rows.get(task.pk, province.control) == task
    for stranger in (province.case, province.of("LD", "chiengmai")):
        with pytest.raises(NotFound):
            rows.get(task.pk, stranger)
    with pytest.raises(NotFound):
        rows.get(2**80, command.chief)


def test_the_source_of_an_open_task_counts_as_a_citation(command):
    cites = SourceDetails(**vars(LETTER) | {"title": "Thực hiện 61/2018/NĐ-CP"})
    source = actions.enter_source(cites, by=command.chief, at=GIVEN)
    (task,) = command.give(source=source)
    found = citations.citing({"61/2018/NĐ-CP"}, GIVEN.date())
    assert [one.key for one in found] == [task.chain]
