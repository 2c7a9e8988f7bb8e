"""From the yearly plan to the last remedy: what each act takes, refuses and leaves."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.models import Event
from motcua.kernel.errors import InvalidInput, NotAllowed, NotFound, WrongState
from motcua.oversight import actions
from motcua.oversight.models import DisciplineCheck, Finding
from motcua.oversight.queries import discipline, figures, inspections
from motcua.oversight.queries.conclusion_paper import digest_of
from motcua.oversight.queries.inspections import Filters
from motcua.oversight.rules.discipline import Seen
from motcua.oversight.rules.inspections import InspectionState, RemedyState
from tests.oversight.conftest import details
from tests.province import RENAME, at

DAY = dt.date
TODAY = DAY(2026, 10, 8)


def test_plan_is_approved_by_another_and_then_stands(oversight):
    plan = oversight.plan()
    with pytest.raises(InvalidInput, match="chưa có đơn vị"):
        actions.approve_inspection_plan(plan, by=oversight.chairman, at=at("2026-01-15 08:00"))
    with pytest.raises(NotAllowed):
        actions.approve_inspection_plan(plan, by=oversight.planner, at=at("2026-01-15 08:00"))
    inside = {"unit": "maison", "kind": "reform", "month": 9,
              "leader": oversight.province.posts["Quàng Văn Dũng"].pk}  # fmt: skip
    with pytest.raises(InvalidInput, match="ngoài đơn vị") as refused:
        actions.plan_visit(plan, by=oversight.planner, at=at("2026-01-12 09:00"), **inside)
    assert "leader" in refused.value.errors
    approved = oversight.approved(number="13/QĐ-UBND")
    with pytest.raises(WrongState, match="đã duyệt"):
        actions.drop_visit(approved.visits.first(), by=oversight.planner, at=at("2026-02-01 08:00"))
    with pytest.raises(InvalidInput, match="Đã có kế hoạch"):
        oversight.plan(number="13/QĐ-UBND")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"starts_on": DAY(2026, 9, 17)}, "starts_on"),
        ({"ends_on": DAY(2026, 9, 23)}, "ends_on"),
        ({"last": DAY(2026, 9, 24)}, "last"),
        ({"decision": ""}, "decision"),
        ({"announced_on": DAY(2026, 9, 14)}, "announced_on"),
    ],
)
def test_dates_of_an_inspection_that_cannot_be(oversight, change, field):
    with pytest.raises(InvalidInput) as refused:
        oversight.opened(details=details(**change))
    assert field in refused.value.errors


def test_team_is_of_other_units_and_inspectors_get_their_mandate(oversight):
    plan, inside = oversight.approved(), oversight.province.posts["Quàng Văn Dũng"].pk
    with pytest.raises(InvalidInput, match="Quàng Văn Dũng") as refused:
        oversight.opened(plan, members=[inside])
    assert "members" in refused.value.errors
    inspection = oversight.opened(plan)
    maison = oversight.province.units["maison"].pk
    assert maison in oversight.inspector.scope_ids
    assert inspection.state(DAY(2026, 9, 20)) == InspectionState.ANNOUNCED
    with pytest.raises(NotAllowed, match="Chỉ thành viên"):
        actions.note_finding(
            inspection, by=oversight.who("Cà Văn Chung"), at=at("2026-09-25 15:00"),
            details=oversight.limit(),
        )  # fmt: skip
    late = oversight.who("Thào A Thanh", DAY(2027, 3, 1))
    with pytest.raises(NotAllowed, match="hết hạn"):
        actions.note_finding(
            inspection, by=late, at=at("2027-03-01 15:00"), details=oversight.limit()
        )


def test_figures_come_from_dossiers_and_freeze_when_the_team_arrives(oversight):
    province = oversight.province
    done = province.received("2026-08-03 08:20")
    province.walk(
        done, "transfer", "assign", "submit_for_approval", "approve", "hand_to_counter",
        "return_result", day="2026-08-04",
    )  # fmt: skip
    inspection = oversight.opened()
    check = inspection.checks.get(key="dung-han")
    assert (check.numerator, check.denominator, check.shown) == (1, 1, "100,00\u00a0%")
    assert "÷" in check.definition and RENAME not in check.definition
    province.received("2026-08-05 08:20", procedure=RENAME)
    actions.fill_figures(inspection, by=oversight.inspector, at=at("2026-09-20 08:00"))
    with pytest.raises(WrongState, match="giữ nguyên"):
        actions.fill_figures(inspection, by=oversight.inspector, at=at("2026-09-24 08:00"))
    actions.answer_item(
        inspection, by=oversight.inspector, at=at("2026-09-25 09:00"), key="dung-han", answer="yes"
    )
    check.refresh_from_db()
    assert (check.numerator, check.denominator) == (1, 1)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"remedy": ""}, "remedy"),
        ({"due_on": None}, "due_on"),
        ({"due_on": DAY(2026, 9, 25)}, "due_on"),
        ({"cause": " "}, "cause"),
        ({"post": None}, "post"),
        ({"evidence": ""}, "evidence"),
        ({"topic": "khong-co"}, "topic"),
        ({"kind": "strength"}, "remedy"),
        ({"text": "a" * 5001}, "text"),
    ],
)
def test_a_limit_names_cause_answerable_evidence_and_remedy(oversight, change, field):
    inspection = oversight.opened()
    with pytest.raises(InvalidInput) as refused:
        oversight.found(inspection, **change)
    assert field in refused.value.errors
    assert not Finding.objects.exists()


def test_answerable_is_of_the_inspected_unit(oversight):
    inspection = oversight.opened()
    with pytest.raises(InvalidInput, match="không thuộc đơn vị"):
        oversight.found(inspection, post=oversight.province.posts["Sùng A Lử"].pk)


def test_conclusion_waits_for_the_visit_and_every_item_and_is_never_changed(oversight):
    inspection = oversight.opened()
    oversight.found(inspection)
    with pytest.raises(WrongState, match="chưa đánh giá"):
        oversight.sign(inspection)
    oversight.answered(inspection)
    with pytest.raises(WrongState, match="từ hôm sau"):
        actions.conclude_inspection(
            inspection, by=oversight.chairman, at=at("2026-09-25 17:00"), number="1", summary="A"
        )
    with pytest.raises(NotAllowed):
        actions.conclude_inspection(
            inspection, by=oversight.inspector, at=at("2026-10-05 09:00"), number="1", summary="A"
        )
    conclusion = oversight.sign(inspection)
    assert conclusion.digest == digest_of(conclusion.content)
    event = Event.objects.get(name="oversight.inspection_concluded")
    assert event.facts["digest"] == conclusion.digest
    with pytest.raises(WrongState, match="đã ký"):
        oversight.found(inspection)
    finding = inspection.findings.get()
    with pytest.raises(WrongState, match="đã ký"):
        actions.strike_finding(
            finding, by=oversight.inspector, at=at("2026-10-06 08:00"), reason="Nhầm."
        )


def test_the_unit_sees_what_was_found_only_when_it_is_signed(oversight):
    inspection = oversight.opened()
    oversight.answered(inspection)
    oversight.found(inspection)
    leader = oversight.unit_leader
    assert inspections.findings(inspections.get(inspection.pk, leader), leader) == []
    assert inspections.listed(leader, TODAY, Filters())[0].limits == 0
    with pytest.raises(NotFound):
        inspections.get(inspection.pk, oversight.who("Mùa A Sếnh"))
    oversight.sign(inspection)
    assert len(inspections.findings(inspections.get(inspection.pk, leader), leader)) == 1


def test_a_remedy_is_followed_to_its_end(oversight):
    remedy, leader = oversight.remedy(), oversight.unit_leader
    with pytest.raises(WrongState, match="Nhận việc"):
        actions.report_remedy(remedy, by=leader, at=at("2026-10-06 08:00"), report="Xong.")
    with pytest.raises(NotAllowed):
        actions.accept_remedy(remedy, by=oversight.who("Mùa A Sếnh"), at=at("2026-10-06 08:00"))
    actions.accept_remedy(remedy, by=leader, at=at("2026-10-06 08:00"))
    actions.report_remedy(remedy, by=leader, at=at("2026-10-15 08:00"), report="Đã niêm yết lại.")
    actions.return_remedy(
        remedy, by=oversight.planner, at=at("2026-10-16 08:00"), reason="Ảnh chụp không rõ."
    )
    remedy.refresh_from_db()
    assert remedy.state == RemedyState.RUNNING
    assert remedy.is_late(DAY(2026, 10, 21)) and not remedy.is_late(DAY(2026, 10, 20))
    actions.report_remedy(remedy, by=leader, at=at("2026-10-19 08:00"), report="Ảnh mới, rõ.")
    with pytest.raises(NotAllowed):
        actions.verify_remedy(remedy, by=leader, at=at("2026-10-20 08:00"))
    actions.verify_remedy(remedy, by=oversight.planner, at=at("2026-10-22 08:00"))
    inspection = remedy.finding.inspection
    inspection.refresh_from_db()
    assert inspection.state(TODAY) == InspectionState.CLOSED
    told = figures.remedied_in_time(["H52.118", "H52.119"], DAY(2026, 10, 1), DAY(2026, 10, 31))
    assert (told["H52.118"].numerator, told["H52.118"].denominator) == (1, 1)
    assert told["H52.119"].denominator == 0
    before = figures.remedied_in_time(
        ["H52"], DAY(2026, 10, 1), DAY(2026, 10, 31), as_of=at("2026-10-21 08:00")
    )
    assert (before["H52"].numerator, before["H52"].denominator) == (0, 1)


def test_a_limit_found_again_is_said_to_be_so(oversight):
    first = oversight.concluded()
    again = oversight.approved(number="20/QĐ-UBND")
    visit = again.visits.get(unit__slug="maison")
    later = details(
        decided_on=DAY(2026, 10, 6), announced_on=DAY(2026, 10, 6), starts_on=DAY(2026, 10, 12),
        ends_on=DAY(2026, 10, 13),
    )  # fmt: skip
    second = actions.open_inspection(
        visit, by=oversight.planner, at=at("2026-10-06 08:00"), details=later,
        checklist=first.inspection.checklist, members=[],
    )  # fmt: skip
    told = inspections.repeats(second, {"niem-yet", "dung-han"}, DAY(2026, 10, 13))
    assert [one.conclusion for one in told["niem-yet"]] == ["05/KL-UBND"]
    assert "dung-han" not in told
    assert inspections.repeats(first.inspection, {"niem-yet"}, DAY(2026, 10, 13)) == {}


def test_inspected_by_plan_counts_visits_with_a_signed_conclusion(oversight):
    oversight.concluded()
    year = (DAY(2026, 1, 1), DAY(2026, 12, 31))
    told = figures.inspected_by_plan(["H52"], *year)["H52"]
    assert (told.numerator, told.denominator) == (1, 2)
    rows = figures.inspected_by_plan_rows("H52", DAY(2026, 7, 1), DAY(2026, 9, 30))
    assert [(row.label, row.counted) for row in rows] == [("UBND xã Mai Sơn, tháng 9", True)]


def test_checklists_are_data_and_a_change_is_a_new_number(oversight):
    row = {"key": "thu", "number": 1, "title": "Thử", "legal_basis": "Thử",
           "items": [{"key": "a", "text": "Một", "indicator": "on_time_rate"}]}  # fmt: skip
    made = actions.issue_checklist(row, by=oversight.planner, at=at("2026-01-02 08:00"))
    assert actions.issue_checklist(row, by=oversight.planner, at=at("2026-01-03 08:00")) == made
    changed = {**row, "items": [{"key": "a", "text": "Hai"}]}
    with pytest.raises(InvalidInput, match="Ghi số phiên bản 2"):
        actions.issue_checklist(changed, by=oversight.planner, at=at("2026-01-03 08:00"))
    bad = {**row, "number": 2, "items": [{"key": "a", "text": "", "indicator": "lạ"}, {"key": "a"}]}
    with pytest.raises(InvalidInput) as refused:
        actions.issue_checklist(bad, by=oversight.planner, at=at("2026-01-03 08:00"))
    assert {"items.1.text", "items.1.indicator", "items.2.key"} <= refused.value.errors.keys()


SEEN = Seen(expected=6, present=4, excused=1, badges=False, idle=1, unserved=0, note="Bộ phận đất")


def test_a_surprise_check_counts_people_and_names_what_is_wrong(oversight):
    check = actions.check_discipline(
        "maison", by=oversight.planner, at=at("2026-10-08 07:45"), seen=SEEN
    )
    assert check.shortcomings == [
        "1 người vắng không lý do", "không đeo thẻ công chức", "1 người làm việc riêng",
    ]  # fmt: skip
    assert [one.unit_id for one, _ in discipline.checks(oversight.unit_leader, TODAY)]
    assert discipline.checks(oversight.who("Mùa A Sếnh"), TODAY) == []
    with pytest.raises(NotAllowed):
        actions.check_discipline(
            "chiengmai", by=oversight.inspector, at=at("2026-10-08 07:45"), seen=SEEN
        )


@pytest.mark.parametrize(
    ("seen", "field"),
    [
        (Seen(expected=0, present=0, excused=0, badges=True, idle=0, unserved=0), "expected"),
        (Seen(expected=3, present=3, excused=1, badges=True, idle=0, unserved=0), "present"),
        (Seen(expected=3, present=1, excused=2, badges=True, idle=2, unserved=0), "idle"),
        (Seen(expected=3, present=1, excused=1, badges=True, idle=0, unserved=0), "note"),
    ],
)
def test_counts_that_cannot_be(oversight, seen, field):
    with pytest.raises(InvalidInput) as refused:
        actions.check_discipline(
            "maison", by=oversight.planner, at=at("2026-10-08 07:45"), seen=seen
        )
    assert field in refused.value.errors
    assert not DisciplineCheck.objects.exists()
