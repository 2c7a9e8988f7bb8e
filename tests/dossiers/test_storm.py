"""A storm closes a commune: its running dossiers move, each with its reason, and no other does."""

from __future__ import annotations

import datetime as dt
from importlib import import_module

import pytest

from motcua.audit.actions.deliver import deliver_owed
from motcua.audit.models import Event
from motcua.audit.queries.faults import chain_faults
from motcua.calendars.actions import (
    announce_year,
    close_unit,
    open_day,
    set_hours,
    withdraw_change,
)
from motcua.calendars.queries import calendar_of, calendars_now
from motcua.calendars.rules.entries import NationalDay
from motcua.calendars.rules.plans import plan_closing
from motcua.dossiers import actions
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import lookup, worklists
from motcua.dossiers.queries.calendar_moves import preview
from motcua.dossiers.queries.calendar_reasons import CALENDAR_CLOCK
from motcua.dossiers.queries.deadlines import reading
from motcua.dossiers.queries.faults import dossier_faults
from motcua.dossiers.queries.timeline import timeline
from motcua.dossiers.rules.lifecycle import Status
from motcua.kernel.actor import CITIZEN
from motcua.kernel.clock import local
from motcua.organisations.rules.roles import Role
from motcua.ui.deadline import DeadlineFacts, deadline_view
from motcua.worktime import DayKind
from motcua.worktime.provisional import changes_of
from tests.province import at

pytestmark = pytest.mark.usefixtures("clock")
NOW = at("2026-10-08 09:12")
MONDAY, TUESDAY = dt.date(2026, 10, 12), dt.date(2026, 10, 13)
STORM = {"name": "bão số 10", "legal_basis": "Công điện 15/CĐ-UBND ngày 11/10/2026"}
REASON = "UBND xã Mai Sơn nghỉ do bão số 10 các ngày 12–13/10"
ROAD = ("transfer", "assign", "submit_for_approval", "approve", "hand_to_counter")
ASKED = [MissingPaper(name="Giấy chứng nhận đã cấp", fault="Hết hạn")]


def storm(province, **changes):
    told = {"first_day": MONDAY, "last_day": TUESDAY, **STORM, **changes}
    return close_unit(province.units["maison"].pk, by=province.leader, at=NOW, **told)


def work():
    while deliver_owed():
        pass


def again(dossier):
    return Dossier.objects.get(pk=dossier.pk)


def due(dossier):
    found = again(dossier).due_at
    return f"{local(found):%Y-%m-%d %H:%M}" if found else None


def moves(dossier):
    return Event.objects.filter(chain=dossier.chain, name="dossiers.rereckon")


def elsewhere(province, **changes):
    """Received by Chiềng Mai for itself."""
    unit = province.units["chiengmai-centre"].pk
    intake = province.intake(receiving_unit=unit, **changes)
    other = province.officer("Vì Thị Mai")
    return actions.receive_at_counter(intake, by=other, at=at("2026-10-01 08:30")).dossier


def all_faults():
    return [*chain_faults(), *dossier_faults()]


def test_storm_moves_the_running_dossiers_of_its_commune_and_no_other(province):
    running = province.received("2026-10-01 08:20")
    ends_before = province.received("2026-09-24 08:20")
    finished = province.walk(province.received("2026-09-30 08:20"), *ROAD)
    neighbour = elsewhere(province)
    department = province.received("2026-10-01 09:00", procedure="1.012756")
    head = province.officer("Trần Văn Bách")
    actions.transfer(department, by=province.counter, at=at("2026-10-02 08:00"))
    actions.accept(department, by=head, at=at("2026-10-02 09:00"))
    others = [ends_before, finished, neighbour, department]
    before = {dossier.pk: (due(dossier), again(dossier).version) for dossier in others}
    assert due(running) == "2026-10-15 08:20"

    storm(province)
    work()

    assert due(running) == "2026-10-19 08:20"
    event = moves(running).get()
    assert event.facts["reason"] == REASON
    assert event.facts["before"]["due_at"].startswith("2026-10-15T08:20")
    assert event.facts["after"]["due_at"].startswith("2026-10-19T08:20")
    assert (event.actor, again(running).status) == ("system:calendar", Status.RECEIVED)
    assert {d.pk: (due(d), again(d).version) for d in others} == before
    assert not any(moves(dossier).exists() for dossier in others)
    assert all_faults() == []


def test_officer_and_applicant_are_told_why(province):
    dossier = province.received("2026-10-01 08:20")
    storm(province)
    work()

    dossier = again(dossier)
    told = timeline(dossier)
    found = reading(dossier, NOW, why=True, told=told)
    view = deadline_view(DeadlineFacts(**vars(found)))
    assert view.moved
    assert f"Hạn chuyển từ 15/10 sang 19/10 vì {REASON}." in view.sentence
    assert "3–4/10, 10–13/10 (nghỉ do bão số 10) và 17–18/10" in " ".join(found.why)
    assert told[-1].reason == REASON
    public = lookup.look_up(dossier.code, lookup.secret_of(dossier), NOW)
    assert public is not None and public.steps[-1].note == REASON


def test_lists_tell_of_the_new_date_without_asking_more(province, django_assert_num_queries):
    moved, _other = province.received("2026-10-01 08:20"), elsewhere(province)
    kind = worklists.kind_for(province.counter, "cho-ban-giao")
    storm(province)
    work()
    [row] = worklists.page(kind, province.counter, NOW, worklists.Filters()).dossiers
    with django_assert_num_queries(0):
        view = deadline_view(DeadlineFacts(**vars(reading(row, NOW))))
    assert view.moved and "Hạn chuyển từ 15/10 sang 19/10." in view.sentence

    # A supplement gives a due date of its own: that is no move of the calendar any more.
    asked = actions.request_supplement(
        again(moved), by=province.counter, at=NOW, items=ASKED, reason="Đã hết hạn."
    ).dossier
    assert asked.moved_from is None
    actions.receive_supplement(asked, by=province.counter, at=NOW)
    [row] = worklists.page(kind, province.counter, NOW, worklists.Filters()).dossiers
    assert not deadline_view(DeadlineFacts(**vars(reading(row, NOW)))).moved


def test_delivered_again_it_moves_nothing_again(province):
    dossier = province.received("2026-10-01 08:20")
    change = storm(province)
    work()
    events = Event.objects.count()

    assert actions.apply_change(change.pk, by=CALENDAR_CLOCK, at=NOW) == 0
    assert (Event.objects.count(), moves(dossier).count()) == (events, 1)


def test_batches_follow_each_other_to_the_last_dossier(province, monkeypatch):
    monkeypatch.setattr(import_module("motcua.dossiers.actions.apply_change"), "BATCH", 2)
    dossiers = [province.received(f"2026-10-01 08:{minute}") for minute in range(20, 25)]
    change = storm(province)
    work()
    assert [moves(dossier).count() for dossier in dossiers] == [1] * 5
    applied = Event.objects.filter(chain=f"calendar-change:{change.pk}").order_by("sequence")
    assert [event.facts["moved"] for event in applied] == [2, 2, 1]


def test_act_before_the_worker_came_still_leaves_the_reason(province):
    """An officer is quicker than the worker: the promise never moves without its event."""
    dossier = province.received("2026-10-01 08:20")
    storm(province)
    actions.transfer(dossier, by=province.counter, at=NOW)
    names = [event.name for event in Event.objects.filter(chain=dossier.chain).order_by("sequence")]
    assert names == ["dossiers.receive", "dossiers.rereckon", "dossiers.transfer"]
    work()
    assert moves(dossier).get().facts["reason"] == REASON
    assert all_faults() == []


def test_change_during_an_open_pause_counts_when_the_pause_ends(province, clock):
    dossier = province.received("2026-10-01 08:20")
    actions.request_supplement(
        dossier, by=province.counter, at=at("2026-10-05 08:20"), items=ASKED, reason="Đã hết hạn."
    )
    storm(province)
    work()
    assert (due(dossier), moves(dossier).count()) == (None, 0)

    clock.move_to(at("2026-10-14 08:30"))
    actions.receive_supplement(dossier, by=province.counter, at=at("2026-10-14 08:20"))
    # Two working days were used; eight are left from the morning of 14/10. Paused, the storm took
    # nothing from the applicant and gave nothing to the office.
    assert due(dossier) == "2026-10-26 08:20"
    assert all_faults() == []


def test_pause_that_ended_keeps_its_length_in_working_time(province):
    dossier = province.received("2026-10-01 08:20")
    actions.request_supplement(
        dossier, by=province.counter, at=at("2026-10-05 08:20"), items=ASKED, reason="Đã hết hạn."
    )
    actions.receive_supplement(dossier, by=province.counter, at=at("2026-10-06 08:20"))
    assert due(dossier) == "2026-10-16 08:20"
    storm(province)
    work()
    assert due(dossier) == "2026-10-20 08:20"


def test_provisional_year_becomes_known_and_moves_what_it_must(province, clock):
    clock.move_to(at("2026-12-24 08:30"))
    dossier = province.received("2026-12-24 08:20")
    found = reading(again(dossier), at("2026-12-24 08:30"), why=True)
    assert "Lịch làm việc năm 2027 chưa được công bố" in " ".join(found.why)
    assert due(dossier) == "2027-01-08 08:20"

    days = [
        NationalDay(day=change.day, kind=change.kind, name=change.name)
        for change in changes_of(2027)
    ]
    days += [
        NationalDay(day=dt.date(2027, 1, 4), kind=DayKind.SWAPPED_OFF, name="Hoán đổi"),
        NationalDay(day=dt.date(2027, 1, 16), kind=DayKind.WORKING, name="Làm bù ngày 04/01"),
    ]
    announce_year(
        2027, by=province.control, at=at("2026-12-24 08:30"), days=days,
        legal_basis="Thông báo 999/TB-BNV",
    )  # fmt: skip
    work()

    assert due(dossier) == "2027-01-11 08:20"
    assert moves(dossier).get().facts["reason"] == "lịch làm việc năm 2027 đã được công bố"
    found = reading(again(dossier), at("2026-12-24 08:30"), why=True)
    assert "tạm tính" not in " ".join(found.why)
    assert all_faults() == []


def test_finished_dossier_keeps_its_measure_when_a_past_closing_is_entered(province):
    finished = province.walk(province.received("2026-09-22 08:20"), *ROAD, day="2026-10-06")
    before = reading(again(finished), NOW)
    storm(province, first_day=dt.date(2026, 9, 28), last_day=dt.date(2026, 9, 29))
    work()
    after = reading(again(finished), NOW)
    assert (after.due_at, after.remaining_at_finish) == (before.due_at, before.remaining_at_finish)
    assert not moves(finished).exists()


def test_withdrawn_storm_moves_them_back_with_its_own_reason(province):
    dossier = province.received("2026-10-01 08:20")
    change = storm(province)
    work()
    withdraw_change(change.pk, by=province.leader, at=NOW, name="Bão đổi hướng")
    work()
    assert due(dossier) == "2026-10-15 08:20"
    reasons = [event.facts["reason"] for event in moves(dossier).order_by("sequence")]
    assert reasons == [REASON, f"bỏ thay đổi lịch “{REASON}”"]


def test_reappointment_stays_while_the_statutory_date_moves(province):
    dossier = province.received("2026-10-01 08:20")
    promised = at("2026-10-22 16:00")
    Dossier.objects.filter(pk=dossier.pk).update(appointed_at=promised)
    storm(province)
    work()
    assert (due(dossier), again(dossier).appointed_at) == ("2026-10-19 08:20", promised)


def test_online_dossier_is_answered_by_the_hours_of_its_counter(province):
    filed = actions.submit(
        province.intake(channel=2), by=CITIZEN, at=at("2026-10-08 09:00")
    ).dossier
    assert again(filed).act_by == at("2026-10-09 09:00")
    close_unit(
        province.units["maison-centre"].pk, by=province.leader, at=NOW,
        first_day=dt.date(2026, 10, 8), from_time=dt.time(13, 30), **STORM,
    )  # fmt: skip
    work()
    assert again(filed).act_by == at("2026-10-09 15:00")


def test_step_is_held_by_the_hours_of_its_holder(province):
    """Decided by a department, held by the commune's counter: the act moves, the promise stays."""
    dossier = province.received("2026-10-08 08:20", procedure="1.012756")
    before = again(dossier)
    storm(province, first_day=dt.date(2026, 10, 8), last_day=dt.date(2026, 10, 8))
    work()
    after = again(dossier)
    assert after.due_at == before.due_at
    assert (before.act_by, after.act_by) == (at("2026-10-08 14:20"), at("2026-10-09 11:30"))
    public = lookup.look_up(after.code, lookup.secret_of(after), NOW)
    assert public is not None and len(public.steps) == 1


def test_reception_on_saturday_counts_for_no_term(province):
    week = ["07:30-11:30, 13:30-17:30"] * 5 + ["07:30-11:30", ""]
    commune = province.units["maison"].pk
    dossier = province.received("2026-10-01 08:20")
    set_hours(
        commune, by=province.leader, at=NOW, valid_from=dt.date(2026, 10, 5), week=week,
        reception=[5], legal_basis="QĐ 77/QĐ-UBND",
    )  # fmt: skip
    work()
    assert (due(dossier), moves(dossier).count()) == ("2026-10-15 08:20", 0)
    saturday = at("2026-10-10 09:00")
    assert not calendar_of(commune).is_open(saturday)
    assert calendars_now().reception_of(commune).is_open(saturday)


def test_working_saturday_brings_the_date_forward(province):
    dossier = province.received("2026-10-01 08:20")
    open_day(
        province.units["maison"].pk, by=province.leader, at=NOW, day=dt.date(2026, 10, 10),
        legal_basis="QĐ 78/QĐ-UBND",
    )  # fmt: skip
    work()
    assert due(dossier) == "2026-10-14 08:20"


def test_preview_says_what_would_move_and_enters_nothing(province):
    running = province.received("2026-10-01 08:20")
    province.received("2026-09-24 08:20")
    elsewhere(province)
    paused = province.received("2026-10-02 08:20")
    actions.request_supplement(
        paused, by=province.counter, at=at("2026-10-05 08:20"), items=ASKED, reason="Đã hết hạn."
    )
    entry = plan_closing(province.units["maison"].pk, first_day=MONDAY, last_day=TUESDAY, **STORM)
    found = preview(entry, province.leader, NOW.date())
    assert (found.moving, found.staying, found.paused) == (1, 2, 1)
    move = found.sample[0]
    assert (move.code, move.due_before, move.due_after) == (
        running.code, at("2026-10-15 08:20"), at("2026-10-19 08:20"),
    )  # fmt: skip
    assert [(unit.name, unit.count) for unit in found.by_unit] == [("UBND xã Mai Sơn", 1)]
    assert due(running) == "2026-10-15 08:20"
    stranger = preview(entry, province.of(Role.LD, "chiengmai"), NOW.date())
    assert (stranger.moving, stranger.sample) == (1, ())
