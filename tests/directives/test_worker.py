"""What happens by itself: what recurs is opened, who stands above is told, notices find their posts."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.actions.deliver import deliver_owed
from motcua.directives import actions, tasks
from motcua.directives.models import AssignedTask
from motcua.directives.queries import duties, notices
from motcua.directives.rules.due import DueWish
from motcua.directives.rules.recurring import DutyRule, instances
from motcua.directives.rules.wording import TaskDetails
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotAllowed
from motcua.organisations.actions import abolish_unit
from motcua.organisations.queries import units
from tests.directives.conftest import GIVEN
from tests.province import at

MONTHLY = DutyRule(rhythm="monthly", day=15)


def kept(command, rule=MONTHLY, slugs=("maison", "chiengmai"), **changes):
    usual = {"valid_from": dt.date(2026, 10, 8), "ahead_days": 14}
    term = actions.DutyTerm(**usual | changes)
    return actions.keep_duty(
        TaskDetails(title="Báo cáo cải cách hành chính"), rule, term, by=command.chief, at=GIVEN,
        source=command.source(), units=[command.unit(slug) for slug in slugs],
    )  # fmt: skip


def test_the_monthly_report_is_opened_once_for_each_unit(command):
    duty = kept(command)
    assert tasks.each_hour(GIVEN)[0] == 2
    assert tasks.each_hour(at("2026-10-08 10:00"))[0] == 0
    task = AssignedTask.objects.get(duty=duty, lead_unit__slug="maison")
    assert task.title == "Báo cáo cải cách hành chính tháng 10/2026"
    assert task.due_at == at("2026-10-15 17:30")
    # 15 November is a Sunday: due when Monday closes.
    assert tasks.each_hour(at("2026-11-02 08:00"))[0] == 2
    assert AssignedTask.objects.filter(due_at=at("2026-11-16 17:30")).count() == 2
    line = duties.duties(command.chief, dt.date(2026, 11, 20))[0]
    assert line.next and line.next.due_day == dt.date(2026, 12, 15)

    actions.end_duty(duty, by=command.chief, at=at("2026-11-20 08:00"), text="Đã có phần mềm.")
    assert tasks.each_hour(at("2026-12-02 08:00"))[0] == 0


def test_a_duty_follows_the_unit_that_goes_on_with_the_work(command, province):
    kept(command, slugs=("chiengmai-culture", "chiengmai-land"))
    abolish_unit(
        province.units["chiengmai-culture"], by=OPERATOR, at=at("2026-10-09 08:00"),
        on=dt.date(2026, 10, 10), successor=province.units["chiengmai-land"], legal_basis="QĐ thử",
    )  # fmt: skip
    units.forget_trees()
    assert tasks.each_hour(at("2026-10-12 08:00"))[0] == 1


def test_rules_of_recurring_duties():
    year = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    for rhythm, count, last in (
        ("monthly", 12, "2026-12-31"), ("quarterly", 4, "2026-12-31"),
        ("half-yearly", 2, "2026-12-31"), ("yearly", 1, "2026-12-31"),
    ):  # fmt: skip
        found = instances(DutyRule(rhythm=rhythm, day=31), *year)
        assert (len(found), str(found[-1].due_day)) == (count, last)
        assert len({one.period for one in found}) == count
    february = instances(DutyRule(rhythm="monthly", day=31), *year)[1]
    assert february.due_day == dt.date(2026, 2, 28)
    weekly = instances(DutyRule(rhythm="weekly", day=5), *year)
    assert len(weekly) == 52 and {one.due_day.isoweekday() for one in weekly} == {5}


def test_what_cannot_recur_is_refused_at_its_field(command, province):
    for rule, changes, field in (
        (DutyRule(rhythm="daily", day=1), {}, "rhythm"),
        (DutyRule(rhythm="weekly", day=8), {}, "day"),
        (DutyRule(rhythm="monthly", day=0), {}, "day"),
        (MONTHLY, {"ahead_days": 61}, "ahead_days"),
        (MONTHLY, {"valid_from": dt.date(2026, 10, 7)}, "valid_from"),
        (MONTHLY, {"slugs": ()}, "units"),
    ):
        with pytest.raises(InvalidInput) as fault:
            kept(command, rule, **changes)
        assert field in fault.value.errors
    duty = kept(command)
    with pytest.raises(NotAllowed):
        actions.end_duty(duty, by=command.commune, at=GIVEN, text="Không làm.")


def test_an_overdue_task_climbs_the_ladder_once_a_step(command, province):
    (task,) = command.give(due=DueWish(term="1wd"))
    assert task.due_at == at("2026-10-09 17:30")
    steps = (
        ("2026-10-09 17:30", 0), ("2026-10-12 08:00", 1), ("2026-10-12 09:00", 0),
        ("2026-10-13 08:00", 1), ("2026-10-19 08:00", 1), ("2026-12-01 08:00", 0),
    )  # fmt: skip
    for moment, told in steps:
        assert tasks.each_hour(at(moment))[1] == told, moment
    task.refresh_from_db()
    assert task.escalation == 3
    # A leap of weeks is one event, not three.
    (other,) = command.give("chiengmai", due=DueWish(term="1wd"))
    assert tasks.each_hour(at("2026-12-01 08:00"))[1] == 1
    assert other.entries.filter(verb="escalate_task").count() == 1


def test_notices_find_those_concerned_and_nobody_else(command, province, clock):
    (task,) = command.give(supporting=[command.unit("so-nnmt")])
    while deliver_owed():
        pass
    support = province.officer("Cà Văn Chung")
    for officer, count in (
        (command.commune, 1), (support, 1), (command.chief, 0), (province.counter, 0),
        (province.head, 0),
    ):  # fmt: skip
        assert notices.unread(officer) == count, officer.name
    told = notices.newest(command.commune)[0]
    assert (told.code, told.who) == (task.code, "Lò Minh Hùng, Chủ tịch UBND tỉnh")

    actions.return_task(task, by=command.commune, at=GIVEN, text="Không thuộc xã.")
    while deliver_owed():
        pass
    assert notices.unread(command.chief) == 1
    assert actions.read_task_notices(by=command.commune, at=GIVEN, task=task.pk) == 1
    assert notices.unread(command.commune) == 0
