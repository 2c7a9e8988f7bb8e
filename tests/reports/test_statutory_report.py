"""A report on its way: drafted, checked by somebody else, approved by the head, sent, corrected."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from motcua.audit.models import Event
from motcua.dossiers import actions as on_dossiers
from motcua.kernel import clock as now_of
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import DomainError, InvalidInput, NotAllowed, StaleVersion, WrongState
from motcua.organisations.rules.roles import Role
from motcua.reports import actions
from motcua.reports.models import DossierFact, ReportReminder, StatutoryReport
from motcua.reports.queries import reminders, statutory, statutory_board
from motcua.reports.queries.periods import reach
from motcua.reports.queries.statutory_figures import fill
from motcua.reports.rules.periods import Cutoff, parse
from motcua.reports.rules.statutory import State, form_of
from tests.province import at

FORM, PERIOD = "settlement-own", "2026-M09"
STRAIGHT = ("transfer", "assign", "submit_for_approval", "approve", "hand_to_counter")


def now():
    return now_of.now()


@pytest.fixture
def busy(province, clock):
    """Three received in September's data, one of them finished then, one before, one after."""
    province.received("2026-08-20 08:00")
    province.received("2026-09-01 08:20", channel=3)
    province.walk(province.received("2026-09-02 08:20"), *STRAIGHT, day="2026-09-08")
    province.received("2026-07-01 08:20")
    province.received("2026-09-20 08:20")
    return province


@pytest.fixture
def unit(province):
    return province.units["maison"].pk


def chief(p):
    return p.officer("Tòng Thị Vân")


def checker(p):
    return p.officer("Hà Thị Bình")


def drafted(p, unit, form=FORM, period=PERIOD):
    return actions.draft_report(form, unit, period, by=chief(p), at=now())


def approved(p, unit, **more):
    report = actions.check_report(drafted(p, unit, **more), by=checker(p), at=now())
    return actions.approve_report(report, by=p.leader, at=now())


def sent(p, unit, **more):
    return actions.send_report(approved(p, unit, **more), by=chief(p), at=now())


def total(figures):
    return figures["total"]["cells"]


def test_figures_are_those_of_the_days_of_the_period(busy, unit):
    cells = total(fill(FORM, unit, reach(parse(PERIOD))))
    # 15/8 to 14/9: three came, one of July waits on, one is done.
    assert [cells[f"c{n}"] for n in range(3, 14)] == [4, 0, 3, 1, 1, 1, 0, 0, 3, 1, 2]
    assert total(fill(FORM, busy.units["chiengmai"].pk, reach(parse(PERIOD))))["c3"] == 0


def test_consolidated_has_a_row_for_each_unit_and_says_who_has_sent(busy, unit):
    top = busy.units["sonla"].pk
    figures = fill("settlement-units", top, reach(parse(PERIOD)))
    assert [(row["key"], row["name"]) for row in figures["rows"]] == [
        ("H52.118", "UBND xã Mai Sơn")
    ]
    assert total(figures) == total(fill(FORM, unit, reach(parse(PERIOD))))
    assert "0/4 đơn vị đã gửi biểu II.06a" in figures["notes"][-1]
    sent(busy, unit)
    assert "1/4 đơn vị" in fill("settlement-units", top, reach(parse(PERIOD)))["notes"][-1]


def test_the_whole_road_leaves_a_trail_and_freezes_figures(busy, unit):
    report = sent(busy, unit)
    report.refresh_from_db()
    assert report.stage is State.SENT and report.is_whole and report.replaces is None
    assert total(report.figures)["c3"] == 4
    assert report.as_of == at("2026-09-14 23:59:59") and report.known_at == now()
    assert report.figures["definition"] == report.definition == "settlement-own@2020-12-05"
    names = [one.event.name for one in statutory.told(report)]
    assert names == [
        f"reports.report_{verb}" for verb in ("drafted", "checked", "approved", "sent")
    ]
    assert statutory.told(report)[2].event.facts["digest"] == report.digest


def test_a_frozen_version_stays_byte_identical_and_says_that_figures_moved(busy, unit, clock):
    report = sent(busy, unit)
    before = StatutoryReport.objects.get(pk=report.pk).text
    clock.shift(dt.timedelta(hours=1))
    # Somebody enters late what came in August.
    busy.received("2026-08-21 09:00")
    fresh = StatutoryReport.objects.get(pk=report.pk)
    assert fresh.text == before and fresh.is_whole
    shown, moved = statutory.shown(fresh)
    assert json.dumps(shown, ensure_ascii=False, sort_keys=True, separators=(",", ":")) == before
    changed = {(one.row, one.column): (one.before, one.after) for one in moved}
    assert changed["TOTAL", "c3"] == (4, 5) and changed["Đất đai", "c5"] == (3, 4)
    # Read again at its own instants, it is what it was: the list behind a cell too.
    again = fill(FORM, unit, reach(parse(PERIOD)), as_of=fresh.as_of, known_at=fresh.known_at)
    assert total(again) == total(fresh.figures)
    assert statutory.behind(fresh, "c3", None, busy.head).total == 4


def test_latest_gives_frozen_figures_or_nothing(busy, unit):
    assert statutory.latest(FORM, "H52.118", PERIOD) is None
    report = drafted(busy, unit)
    assert statutory.latest(FORM, "maison", PERIOD) is None
    report = actions.check_report(report, by=checker(busy), at=now())
    assert statutory.latest(FORM, "maison", PERIOD) is None
    actions.approve_report(report, by=busy.leader, at=now())
    for name in ("maison", "H52.118"):
        assert total(statutory.latest(FORM, name, PERIOD))["c3"] == 4


def test_a_correction_is_a_new_version_that_shows_each_cell_it_changes(busy, unit, clock):
    first = sent(busy, unit)
    clock.shift(dt.timedelta(hours=1))
    busy.received("2026-08-21 09:00")
    second = actions.correct_report(first, by=chief(busy), at=now(), reason="Nhập sót một hồ sơ.")
    assert (second.number, second.stage, second.reason) == (2, State.DRAFT, "Nhập sót một hồ sơ.")
    second = actions.check_report(second, by=checker(busy), at=now())
    second = actions.approve_report(second, by=busy.leader, at=now())
    second = actions.send_report(second, by=chief(busy), at=now())
    said = {(one.row, one.column, one.before, one.after)
            for one in statutory.against_replaced(second, second.figures)}  # fmt: skip
    assert ("TOTAL", "c3", 4, 5) in said and len(said) == 8
    assert total(StatutoryReport.objects.get(pk=first.pk).figures)["c3"] == 4
    assert total(statutory.latest(FORM, "maison", PERIOD))["c3"] == 5
    with pytest.raises(WrongState, match="đã có bản sửa"):
        actions.correct_report(first, by=chief(busy), at=now(), reason="Nữa.")


def test_nobody_checks_what_they_drafted_or_approves_for_another_unit(busy, unit):
    report = drafted(busy, unit)
    with pytest.raises(NotAllowed, match="không tự kiểm tra"):
        actions.check_report(report, by=chief(busy), at=now())
    with pytest.raises(NotAllowed):
        actions.check_report(report, by=busy.officer("Đinh Thị Lan"), at=now())
    report = actions.check_report(report, by=busy.head, at=now())
    for name in ("Mùa A Sếnh", "Cà Văn Chung", "Tòng Thị Vân", "Đèo Thị Kiểm"):
        with pytest.raises(NotAllowed):
            actions.approve_report(report, by=busy.officer(name), at=now())
    assert actions.approve_report(report, by=busy.leader, at=now()).stage is State.APPROVED


def test_figures_that_moved_since_the_check_are_not_approved(busy, unit, clock):
    report = actions.check_report(drafted(busy, unit), by=checker(busy), at=now())
    clock.shift(dt.timedelta(minutes=5))
    busy.received("2026-08-21 09:00")
    with pytest.raises(StaleVersion, match=r"Tổng số, c3: 4 → 5"):
        actions.approve_report(report, by=busy.leader, at=now())
    report = actions.send_back_report(report, by=busy.leader, at=now(), reason="Kiểm tra lại.")
    assert report.stage is State.DRAFT and report.figures is None
    report = actions.check_report(report, by=checker(busy), at=now())
    assert total(actions.approve_report(report, by=busy.leader, at=now()).figures)["c3"] == 5


def test_what_cannot_be_done_yet_or_any_more_is_told(busy, unit):
    running = drafted(busy, unit, period="2026-M10")
    with pytest.raises(WrongState, match="Kỳ chưa hết"):
        actions.check_report(running, by=checker(busy), at=now())
    with pytest.raises(InvalidInput, match="chưa bắt đầu"):
        drafted(busy, unit, period="2026-M12")
    with pytest.raises(InvalidInput, match="Đã có báo cáo này"):
        drafted(busy, unit, period="2026-M10")
    with pytest.raises(InvalidInput, match="Không có biểu"):
        drafted(busy, unit, form="no-such-form")
    with pytest.raises(InvalidInput, match="không có mã định danh riêng"):
        actions.draft_report(FORM, busy.units["maison-land"].pk, PERIOD, by=OPERATOR, at=now())
    report = drafted(busy, unit)
    for verb in (actions.send_report, actions.approve_report):
        with pytest.raises(WrongState, match="dự thảo"):
            verb(report, by=OPERATOR, at=now())
    with pytest.raises(InvalidInput, match="Chưa ghi lý do"):
        actions.send_back_report(report, by=checker(busy), at=now(), reason=" ")
    assert Event.objects.filter(chain=report.chain).count() == 1


def test_remarks_are_typed_while_it_is_a_draft_and_kept_with_it(busy, unit):
    report = drafted(busy, unit)
    actions.remark_report(report, by=chief(busy), at=now(), remarks="Mưa lũ, 3 ngày mất điện.")
    with pytest.raises(InvalidInput, match="tối đa"):
        actions.remark_report(report, by=chief(busy), at=now(), remarks="x" * 4001)
    report = actions.check_report(report, by=checker(busy), at=now())
    assert report.remarks.startswith("Mưa lũ")
    with pytest.raises(WrongState):
        actions.remark_report(report, by=chief(busy), at=now(), remarks="Khác.")


def test_tampering_with_frozen_figures_shows(busy, unit):
    report = approved(busy, unit)
    text = report.text.replace('"c3":4', '"c3":5')
    StatutoryReport.objects.filter(pk=report.pk).update(text=text)
    assert not StatutoryReport.objects.get(pk=report.pk).is_whole


def test_a_reminder_is_seen_behind_many_newer_ones_of_others(busy, unit, clock):
    actions.remind_report(FORM, unit, PERIOD, by=busy.control, at=now())
    clock.shift(dt.timedelta(hours=1))
    others = busy.units["chiengmai"].pk
    for month in range(1, 9):
        for form in range(8):
            ReportReminder.objects.create(
                form=f"form-{form}", unit_id=others, period=f"2026-M{month:02d}", at=now()
            )  # fmt: skip
    (mine,) = reminders.waiting(busy.leader)
    assert (mine.form, mine.unit_id, mine.period) == (FORM, unit, PERIOD)
    sent(busy, unit)
    assert reminders.waiting(busy.leader) == []


def test_who_has_not_sent_stands_first_and_is_reminded(busy, unit):
    form, days = form_of(FORM, dt.date(2026, 9, 14)), reach(parse(PERIOD))

    def board(officer):
        return statutory_board.board(form, days, officer, now().date())

    assert {one.name for one in board(busy.control)} == {
        "UBND xã Mai Sơn", "UBND xã Chiềng Mai", "Sở Nông nghiệp và Môi trường",
        "Văn phòng UBND tỉnh",
    }  # fmt: skip
    assert all(one.late_days == 23 for one in board(busy.control))
    assert [one.name for one in board(busy.leader)] == ["UBND xã Mai Sơn"]
    actions.remind_report(FORM, unit, PERIOD, by=busy.control, at=now(), words="Gửi gấp.")
    (mine,) = board(busy.leader)
    assert (mine.reminders, mine.reminded_at) == (1, now())
    sent(busy, unit)
    assert board(busy.control)[-1].sent is not None
    with pytest.raises(WrongState, match="đã gửi"):
        actions.remind_report(FORM, unit, PERIOD, by=busy.control, at=now())
    with pytest.raises(InvalidInput, match="không phải gửi"):
        actions.remind_report(FORM, busy.units["sonla"].pk, PERIOD, by=busy.control, at=now())
    with pytest.raises(NotAllowed):
        actions.remind_report(FORM, unit, PERIOD, by=busy.leader, at=now())
    assert ReportReminder.objects.count() == 1


def test_a_correction_sent_late_does_not_make_what_came_in_time_late(province, unit, clock):
    busy = province
    clock.move_to(at("2026-09-15 08:00"))
    first = sent(busy, unit)
    clock.move_to(at("2026-10-01 08:00"))
    again = actions.correct_report(first, by=chief(busy), at=now(), reason="Sửa.")
    again = actions.check_report(again, by=checker(busy), at=now())
    again = actions.approve_report(again, by=busy.leader, at=now())
    actions.send_report(again, by=chief(busy), at=now())
    (mine,) = statutory_board.board(
        form_of(FORM, dt.date(2026, 9, 14)), reach(parse(PERIOD)), busy.leader, now().date()
    )
    assert mine.late_days == 0 and mine.sent.number == 2


def test_the_provinces_own_cutoff_moves_later_periods_only(busy, unit):
    kept = drafted(busy, unit)
    own = Cutoff(day=1, due_days=5, due_days_above=10, valid_from=dt.date(2026, 9, 1),
                 legal_basis="QĐ 12/QĐ-UBND")  # fmt: skip
    actions.set_cutoff(own, by=busy.control, at=now())
    found = reach(parse("2026-M09"))
    assert (found.first, found.last) == (dt.date(2026, 9, 1), dt.date(2026, 9, 30))
    assert reach(parse("2026-M08")).last == dt.date(2026, 8, 14)
    assert "không thuộc kỳ nào" in found.notes[0]
    assert statutory.shown_figures(kept)["last"] == "2026-09-14"
    with pytest.raises(NotAllowed):
        actions.set_cutoff(own, by=busy.leader, at=now())
    for broken in ({"day": 30}, {"day": 0}, {"legal_basis": " "}, {"due_days": 99}):
        with pytest.raises(InvalidInput):
            actions.set_cutoff(Cutoff(**{**vars(own), **broken}), by=busy.control, at=now())


def test_who_sees_whose_reports_follows_the_matrix(busy, unit):
    report = drafted(busy, unit)
    seen = {}
    for name in busy.posts:
        officer = busy.officer(name)
        try:
            seen[name] = bool(statutory.page(statutory.Filters(), officer).total)
            statutory.get(report.pk, officer)
        except NotAllowed:
            seen[name] = False
    of_maison = {name for name, post in busy.posts.items()
                 if post.unit.slug.startswith("maison") and post.role in
                 {Role.TP, Role.LD, Role.VT, Role.GD}}  # fmt: skip
    assert {name for name, one in seen.items() if one} == {*of_maison, "Đèo Thị Kiểm"}


def test_a_cell_opens_only_dossiers_in_the_officers_own_scope(busy, unit):
    report = drafted(busy, unit)
    whole = statutory.behind(report, "c3", None, busy.leader)
    assert (whole.total, len(whole.dossiers), whole.hidden) == (4, 4, 0)
    clerk = statutory.behind(report, "c3", None, chief(busy))
    assert clerk.total == 4 and len(clerk.dossiers) + clerk.hidden == 4 and clerk.hidden >= 3
    assert statutory.behind(report, "c10", "Đất đai", busy.head).total == 0
    with pytest.raises(InvalidInput, match="không có cột"):
        statutory.behind(report, "c99", None, busy.head)


def test_dossiers_written_backwards_are_told_on_the_form_and_stop_nothing(busy, unit):
    actions.rebuild_facts(by=OPERATOR, at=now())
    early = int(at("2026-08-01 08:00").timestamp())
    broken = DossierFact.objects.filter(received_s__gte=int(at("2026-09-01").timestamp())).first()
    DossierFact.objects.filter(pk=broken.pk).update(finished_s=early)
    figures = fill(FORM, unit, reach(parse(PERIOD)))
    (fault,) = figures["faults"]
    assert (fault["kind"], fault["count"], fault["codes"]) == ("reversed", 1, [broken.code])
    cells = total(figures)
    assert cells["c3"] == 3 == cells["c7"] + cells["c11"]


def test_a_fault_of_the_verb_leaves_nothing_half_done(busy, unit, monkeypatch):
    report = drafted(busy, unit)

    def fails(**_):
        raise DomainError("mất điện")

    monkeypatch.setattr("motcua.reports.actions._statutory.record", fails)
    with pytest.raises(DomainError):
        actions.check_report(report, by=checker(busy), at=now())
    assert StatutoryReport.objects.get(pk=report.pk).stage is State.DRAFT


def test_dossier_given_a_cause_after_the_period_is_in_the_form_of_causes(province, clock, unit):
    late = province.received("2026-08-17 08:20")
    late = province.walk(late, *STRAIGHT, day="2026-09-10")
    on_dossiers.give_cause(late, by=province.head, at=at("2026-09-16 09:00"), cause="partner",
                           reason="Chờ Sở trả lời.")  # fmt: skip
    cells = total(fill("lateness", unit, reach(parse(PERIOD))))
    assert (cells["late"], cells["partner"], cells["unsaid"]) == (1, 1, 0)
