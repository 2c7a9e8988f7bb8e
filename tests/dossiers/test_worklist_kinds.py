"""Each thing that waits stands in the list of who is to act on it, by the time that counts there."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.dossiers import actions
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.queries import worklists
from motcua.dossiers.queries.worklists import Filters
from tests.province import at

pytestmark = pytest.mark.usefixtures("clock")
NOW = at("2026-10-08 09:12")
ASK = [MissingPaper(name="Giấy chứng nhận đã cấp", fault="Mờ")]


def listed(officer, key, now=NOW, **filters):
    kind = worklists.kind_for(officer, key)
    assert kind, key
    return [one.pk for one in worklists.page(kind, officer, now, Filters(**filters)).dossiers]


@pytest.fixture
def worked(province):
    """At the desk of the case officer since 02/10, due 15/10."""
    return province.walk(province.received("2026-10-01 08:20"), "transfer", "accept", "assign")


def test_an_opinion_is_owed_until_it_is_given(province, worked):
    bach = province.officer("Trần Văn Bách")
    assert listed(bach, "cho-y-kien") == []
    d = actions.consult(
        worked, by=province.case, at=at("2026-10-05 08:00"), question="Có tranh chấp không?",
        units=[province.units["so-nnmt-land"].pk],
    ).dossier  # fmt: skip
    assert listed(bach, "cho-y-kien") == listed(province.case, "dang-cho-y-kien") == [d.pk]
    assert listed(province.officer("Đinh Thị Lan"), "cho-y-kien") == []
    actions.answer(d, by=bach, at=at("2026-10-05 10:00"), opinion="agrees")
    assert listed(bach, "cho-y-kien") == listed(province.case, "dang-cho-y-kien") == []


def test_opinions_are_sorted_by_when_they_are_owed(province):
    bach, unit = province.officer("Trần Văn Bách"), province.units["so-nnmt-land"].pk
    asked = []
    for minute, hour in ((20, 10), (25, 8)):
        d = province.walk(
            province.received(f"2026-10-01 08:{minute}"), "transfer", "accept", "assign"
        )
        more = {"question": "Ý kiến?", "units": [unit]}
        when = at(f"2026-10-05 {hour:02d}:00")
        asked.append(actions.consult(d, by=province.case, at=when, **more).dossier)
    assert listed(bach, "cho-y-kien") == [asked[1].pk, asked[0].pk]


def test_instruction_waits_with_both_until_reported(province, worked):
    d = actions.instruct(
        worked, by=province.leader, at=at("2026-10-05 08:00"), text="Làm trước.",
        report_by=at("2026-10-06 08:00"),
    ).dossier  # fmt: skip
    assert listed(province.case, "chi-dao") == listed(province.leader, "chi-dao-da-giao") == [d.pk]
    assert listed(province.officer("Giàng A Tủa"), "chi-dao") == []
    actions.report_back(d, by=province.case, at=at("2026-10-05 09:00"), text="Đã xong.")
    assert listed(province.case, "chi-dao") == listed(province.leader, "chi-dao-da-giao") == []


def test_second_supplement_and_apology_wait_for_the_leader(province, worked):
    more = {"items": ASK, "reason": "Thiếu."}
    d = actions.request_supplement(worked, by=province.case, at=at("2026-10-05 14:00"), **more)
    d = actions.receive_supplement(d.dossier, by=province.counter, at=at("2026-10-06 08:00"))
    d = actions.propose_supplement(
        d.dossier, by=province.case, at=at("2026-10-06 09:00"), legal_basis="NĐ 63/2010 Điều 20",
        **more,
    )  # fmt: skip
    d = actions.draft_apology(
        d.dossier, by=province.case, at=at("2026-10-07 08:00"), cause="complex",
        reason="Phải xác minh thêm.", appointed_at=at("2026-10-21 08:20"),
    ).dossier  # fmt: skip
    assert listed(province.leader, "bo-sung-lan-2") == [d.pk]
    assert listed(province.leader, "xin-loi") == [d.pk]
    assert listed(province.officer("Mùa A Sếnh"), "xin-loi") == []
    # On the day it is due it is too late to apologise.
    assert listed(province.leader, "xin-loi", now=d.due_at) == []
    actions.extend(d, by=province.leader, at=at("2026-10-07 09:00"))
    assert listed(province.leader, "xin-loi") == []


def test_hand_over_waits_on_both_sides(province):
    d = province.walk(province.received("2026-10-08 08:00"), "transfer", day="2026-10-08")
    assert listed(province.counter, "da-ban-giao") == listed(province.head, "cho-nhan") == [d.pk]
    actions.accept(d, by=province.head, at=at("2026-10-08 09:00"))
    assert listed(province.counter, "da-ban-giao") == listed(province.head, "cho-nhan") == []


def test_clerk_numbers_first_and_sends_then(province, worked):
    d = province.walk(worked, "submit_for_approval", "approve", day="2026-10-05")
    assert (listed(province.clerk, "cho-cap-so"), listed(province.clerk, "cho-gui-quay")) == (
        [d.pk], [],
    )  # fmt: skip
    d = actions.issue(d, by=province.clerk, at=at("2026-10-06 08:00")).dossier
    assert (listed(province.clerk, "cho-cap-so"), listed(province.clerk, "cho-gui-quay")) == (
        [], [d.pk],
    )  # fmt: skip


def test_money_withdrawal_and_papers_to_give_back(province, worked):
    d = actions.suspend(
        worked, by=province.case, at=at("2026-10-05 11:00"), reason="Nộp lệ phí trước bạ.",
        legal_basis="NĐ 101/2024/NĐ-CP Điều 21", amount=500_000,
    ).dossier  # fmt: skip
    assert listed(province.counter, "nghia-vu") == listed(province.case, "nghia-vu") == [d.pk]
    d = actions.ask_withdrawal(
        d, by=province.counter, at=at("2026-10-06 10:00"), reason="Bán rồi."
    ).dossier
    assert (listed(province.counter, "xin-rut"), listed(province.counter, "nghia-vu")) == (
        [d.pk], [],
    )  # fmt: skip
    d = actions.withdraw(d, by=province.counter, at=at("2026-10-06 10:15")).dossier
    assert listed(province.counter, "da-dung") == [d.pk]


def test_late_one_waits_for_its_cause(province):
    d = province.walk(province.received("2026-09-21 08:20"), "transfer", "accept", "assign",
                      day="2026-09-22")  # fmt: skip
    assert d.due_at < NOW
    for officer in (province.case, province.leader, province.control):
        assert listed(officer, "tre-chua-ghi") == [d.pk]
    actions.give_cause(
        d, by=province.case, at=at("2026-10-08 09:00"), cause="staff", reason="Ít người."
    )
    assert listed(province.case, "tre-chua-ghi") == []


def test_filters_by_holder_unit_step_and_due_day(province, worked):
    other = province.received("2026-10-08 08:20")
    everything = "tat-ca"
    assert set(listed(province.leader, everything)) == {worked.pk, other.pk}
    case, land = province.case.post_id, province.units["maison-land"].pk
    for filters in (
        {"holder": case}, {"unit": land}, {"step": "Thẩm định"}, {"taken_part": province.head.post_id},
        {"due_to": dt.date(2026, 10, 15)}, {"when": "7n"},
    ):  # fmt: skip
        assert listed(province.leader, everything, **filters) == [worked.pk], filters
    assert listed(province.leader, everything, when="tre") == []
    assert listed(province.leader, everything, agency=province.units["chiengmai"].pk) == []


def test_my_day_is_what_is_due_today_by_the_time_left(province, worked):
    d = actions.instruct(
        worked, by=province.leader, at=at("2026-10-05 08:00"), text="Làm trước.",
        report_by=at("2026-10-08 16:00"),
    ).dossier  # fmt: skip
    evening = at("2026-10-08 23:59")
    assert [(i.kind.key, i.by) for i in worklists.day(province.case, evening, NOW)] == [
        ("chi-dao", at("2026-10-08 16:00"))
    ]
    later = at("2026-10-12 23:59")
    day = worklists.day(province.case, later, NOW)
    assert [item.kind.key for item in day] == ["chi-dao", "cua-toi"]
    assert day[1].by == d.act_by
    assert [item.by for item in day] == sorted(item.by for item in day)
    assert worklists.day(province.control, later, NOW) == []
