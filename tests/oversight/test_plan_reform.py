"""Plans of reform, commitments, rewards and reports: progress from facts, numbers nobody types."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import pytest

from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from motcua.oversight import actions
from motcua.oversight.models import Commitment, ReformPlan, RewardLine
from motcua.oversight.queries import plans, rewards
from motcua.oversight.rules.plans import PlanDetails, PlanState, TaskDetails
from motcua.reports.models import StatutoryReport
from motcua.reports.queries.periods import reach
from motcua.reports.queries.settlement import settlement
from motcua.reports.queries.statutory_figures import fill
from motcua.reports.rules.periods import parse
from motcua.reports.rules.statutory import State
from tests.oversight.conftest import Oversight
from tests.province import at

DAY = dt.date
TODAY = DAY(2026, 10, 8)
DONE = (
    "transfer", "assign", "submit_for_approval", "approve", "hand_to_counter", "return_result",
)  # fmt: skip


def settled(oversight: Oversight) -> None:
    """One settled in time in August 2026, one running."""
    province = oversight.province
    province.walk(province.received("2026-08-03 08:20"), *DONE, day="2026-08-04")
    province.received("2026-09-01 08:20")


def a_plan(oversight: Oversight, **more: Any) -> ReformPlan:
    told = {"kind": "yearly", "title": "Kế hoạch CCHC 2026", "number": "15/KH-UBND",
            "decided_on": DAY(2026, 1, 20), "first_year": 2026, "last_year": 2026, **more}  # fmt: skip
    parent = told.pop("parent", None)
    return actions.draft_plan(
        "sonla", by=oversight.planner, at=at("2026-01-20 08:00"), details=PlanDetails(**told),
        parent=parent,
    )  # fmt: skip


def a_task(oversight: Oversight, plan: ReformPlan, **more: Any) -> Any:
    told = {"area": "procedures", "text": "Nâng tỷ lệ đúng hạn", "measure": "95 %",
            "due_on": DAY(2026, 11, 30), "budget": 200_000_000, **more}  # fmt: skip
    lead = told.pop("lead", "maison")
    return actions.add_task(
        plan, by=oversight.planner, at=at("2026-01-20 09:00"), details=TaskDetails(**told), lead=lead,
        supports=["chiengmai"],
    )  # fmt: skip


def running(oversight: Oversight) -> tuple[ReformPlan, Any, Any]:
    plan = a_plan(oversight)
    bound = a_task(oversight, plan, indicator="on_time_rate", target=Decimal(95))
    told = a_task(oversight, plan, text="Ban hành quy chế", measure="Quyết định", area="steering")
    actions.approve_plan(plan, by=oversight.chairman, at=at("2026-01-25 08:00"))
    return plan, bound, told


def test_a_bound_task_reads_its_progress_from_facts_and_takes_no_report(oversight):
    settled(oversight)
    plan, bound, _told = running(oversight)
    leader = oversight.unit_leader
    with pytest.raises(InvalidInput, match="không nhập tay"):
        actions.report_task(
            bound, by=leader, at=at("2026-10-08 08:00"), share=100, text="Xong", evidence="BC 12"
        )
    actions.measure_plan(plan, by=leader, at=at("2026-10-08 08:00"))
    bound.refresh_from_db()
    assert (bound.numerator, bound.denominator, bound.shown) == (1, 1, "100,00\u00a0%")
    assert bound.is_reached
    [line, _] = plans.tasks(plan, TODAY)
    assert line.share == 100 and "≥ 95" in line.told


def test_a_task_is_reported_by_its_units_with_evidence_and_closed_by_the_owner(oversight):
    plan, bound, told = running(oversight)
    leader = oversight.unit_leader
    with pytest.raises(NotAllowed, match="không giao"):
        actions.report_task(
            told, by=oversight.who("Cà Văn Chung"), at=at("2026-10-08 08:00"), share=50, text="a",
            evidence="b",
        )  # fmt: skip
    with pytest.raises(InvalidInput) as refused:
        actions.report_task(
            told, by=leader, at=at("2026-10-08 08:00"), share=101, text="", evidence=""
        )
    assert refused.value.errors.keys() == {"share", "text", "evidence"}
    actions.report_task(
        told, by=leader, at=at("2026-10-08 08:00"), share=60, text="Đã trình.", evidence="TTr 5"
    )
    with pytest.raises(InvalidInput, match="100 %"):
        actions.close_task(told, by=oversight.planner, at=at("2026-10-08 09:00"), verdict="done")
    with pytest.raises(InvalidInput, match="chưa đạt mức 95"):
        actions.close_task(bound, by=oversight.planner, at=at("2026-10-08 09:00"), verdict="done")
    actions.close_task(bound, by=oversight.planner, at=at("2026-10-08 09:00"), verdict="not")
    with pytest.raises(WrongState, match="Còn 1"):
        actions.close_plan(plan, by=oversight.planner, at=at("2026-10-08 09:30"))
    actions.close_task(told, by=oversight.planner, at=at("2026-10-08 09:40"), verdict="partly")
    closed = actions.close_plan(plan, by=oversight.planner, at=at("2026-10-08 10:00"))
    assert closed.state is PlanState.CLOSED
    with pytest.raises(WrongState):
        actions.report_task(
            told, by=leader, at=at("2026-10-08 11:00"), share=100, text="a", evidence="b"
        )


def test_drafts_are_seen_by_who_drafts_and_approved_by_another(oversight):
    plan = a_plan(oversight)
    assert plans.plans(oversight.unit_leader, TODAY) == []
    with pytest.raises(InvalidInput, match="chưa có nhiệm vụ"):
        actions.approve_plan(plan, by=oversight.chairman, at=at("2026-01-25 08:00"))
    a_task(oversight, plan)
    own = actions.draft_plan(
        "maison", by=oversight.unit_leader, at=at("2026-02-01 08:00"),
        details=PlanDetails(kind="yearly", title="Xã", number="1/KH", decided_on=DAY(2026, 2, 1),
                            first_year=2026, last_year=2026),
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="không tự duyệt"):
        actions.approve_plan(own, by=oversight.unit_leader, at=at("2026-02-02 08:00"))
    with pytest.raises(NotAllowed, match="ngoài phạm vi"):
        actions.draft_plan(
            "chiengmai", by=oversight.unit_leader, at=at("2026-02-01 08:00"),
            details=PlanDetails(kind="yearly", title="Xã", number="1/KH",
                                decided_on=DAY(2026, 2, 1), first_year=2026, last_year=2026),
        )  # fmt: skip
    actions.approve_plan(plan, by=oversight.chairman, at=at("2026-01-25 08:00"))
    assert {line.plan.pk for line in plans.plans(oversight.unit_leader, TODAY)} == {plan.pk, own.pk}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"due_on": DAY(2027, 1, 1)}, "due_on"),
        ({"budget": -1}, "budget"),
        ({"indicator": "on_time_rate"}, "target"),
        ({"target": Decimal(5)}, "indicator"),
        ({"indicator": "lạ", "target": Decimal(5)}, "indicator"),
        ({"lead": "khong-co"}, "lead"),
        ({"measure": ""}, "measure"),
        ({"area": "x"}, "area"),
    ],
)
def test_tasks_that_cannot_be(oversight, change, field):
    plan = a_plan(oversight)
    with pytest.raises(InvalidInput) as refused:
        a_task(oversight, plan, **change)
    assert field in refused.value.errors


def test_a_yearly_plan_stands_under_a_programme_of_its_years(oversight):
    programme = a_plan(
        oversight,
        kind="programme",
        number="76",
        title="Chương trình",
        first_year=2021,
        last_year=2030,
    )
    child = a_plan(oversight, parent=programme)
    assert child.parent == programme
    with pytest.raises(InvalidInput) as refused:
        a_plan(oversight, parent=child, number="2")
    assert "parent" in refused.value.errors


def test_a_commitment_is_followed_to_a_judgement(oversight):
    made = actions.ask_commitment(
        "maison", by=oversight.planner, at=at("2026-03-01 08:00"), round_name="Chỉ số CCHC 2025",
        area="procedures", weakness="Hồ sơ quá hạn nhiều.", answer_by=DAY(2026, 3, 20),
    )  # fmt: skip
    leader = oversight.unit_leader
    with pytest.raises(NotAllowed):
        actions.give_commitment(
            made, by=oversight.who("Mùa A Sếnh"), at=at("2026-03-10 08:00"), text="x",
            due_on=DAY(2026, 6, 30),
        )  # fmt: skip
    with pytest.raises(WrongState, match="chưa đến hạn"):
        actions.judge_commitment(
            made, by=oversight.planner, at=at("2026-03-19 08:00"), kept=False, judgement="x"
        )
    actions.give_commitment(
        made, by=leader, at=at("2026-03-10 08:00"), text="Dưới 5 %.", due_on=DAY(2026, 6, 30)
    )
    with pytest.raises(InvalidInput, match="Chưa có báo cáo"):
        actions.judge_commitment(
            made, by=oversight.planner, at=at("2026-07-02 08:00"), kept=True, judgement="x"
        )
    actions.report_commitment(made, by=leader, at=at("2026-06-29 08:00"), report="Còn 3 %.")
    actions.judge_commitment(
        made, by=oversight.planner, at=at("2026-07-02 08:00"), kept=True, judgement="Đạt."
    )
    assert Commitment.objects.get().state_label == "Đã thực hiện"


def test_rewards_are_proposed_from_results_and_decided_by_the_council(oversight):
    with pytest.raises(InvalidInput, match="Không đơn vị nào"):
        actions.propose_rewards(
            by=oversight.planner, at=at("2026-10-08 08:00"), year=2026, title="Khen thưởng"
        )
    settled(oversight)
    made = actions.propose_rewards(
        by=oversight.planner, at=at("2026-10-08 08:00"), year=2026, title="Khen thưởng 2026"
    )
    line = RewardLine.objects.get()
    assert line.unit.slug == "maison"
    assert line.grounds["on_time_rate"]["parts"] == [1, 1]
    assert rewards.lists(oversight.unit_leader) == []
    with pytest.raises(InvalidInput, match="ý kiến của hội đồng"):
        actions.decide_rewards(
            made, by=oversight.chairman, at=at("2026-10-08 09:00"), number="9/QĐ", granted=[],
            notes={},
        )  # fmt: skip
    line.refresh_from_db()
    assert line.granted is None
    actions.decide_rewards(
        made, by=oversight.chairman, at=at("2026-10-08 09:00"), number="9/QĐ", granted=[line.pk],
        notes={},
    )  # fmt: skip
    assert [one.number for one in rewards.lists(oversight.unit_leader)] == ["9/QĐ"]


def test_a_unit_with_a_late_remedy_is_not_proposed(oversight):
    settled(oversight)
    oversight.concluded()
    with pytest.raises(InvalidInput, match="Không đơn vị nào"):
        actions.propose_rewards(
            by=oversight.planner, at=at("2026-11-01 08:00"), year=2026, title="Khen thưởng"
        )


def a_report(oversight: Oversight, **more: Any) -> Any:
    told = {"kind": "year", "year": 2026, **more}
    unit = told.pop("unit", "sonla")
    return actions.draft_reform_report(
        unit, by=oversight.planner, at=at("2026-10-08 08:00"), **told
    )


def test_every_number_of_the_report_is_that_of_the_statutory_report(oversight):
    settled(oversight)
    oversight.concluded()
    report = a_report(oversight)
    year = reach(parse("2026-Y"))
    form = fill("settlement-units", report.unit_id, year, as_of=at("2026-10-08 08:00"))
    told = {key: form["total"]["cells"][key] for key in report.figures["now"]}
    assert report.figures["now"] == told
    assert report.figures["days"] == ["2025-12-15", "2026-12-14"]
    same = settlement(year.first, year.last, as_of=at("2026-10-08 08:00"))
    assert report.figures["now"] == dict(same.rows[-1].cells)
    assert report.figures["now"]["c7"] == 1
    words = report.figures["words"]
    assert (words["c3"], words["on_time_rate"]) == ("2", "100,00")
    assert (words["planned"], words["inspected"]) == ("1", "1")
    commune = a_report(oversight, unit="maison")
    row = next(row for row in report.figures["rows"] if row["key"] == "H52.118")
    assert commune.figures["now"] == row["cells"]


def test_the_approved_statutory_report_goes_before_what_is_reckoned_now(oversight):
    sonla = oversight.province.units["sonla"]
    form = fill("settlement-units", sonla.pk, reach(parse("2026-Y")))
    form["total"]["cells"]["c3"] = form["total"]["cells"]["c4"] = 7
    StatutoryReport.objects.create(
        form="settlement-units", unit=sonla, period="2026-Y", number=1, state=State.APPROVED,
        first=DAY(2025, 12, 15), last=DAY(2026, 12, 14), due=DAY(2026, 12, 22),
        drafted_at=at("2026-10-01 08:00"), drafted_by_id=oversight.planner.post_id,
        text=json.dumps(form),
    )  # fmt: skip
    report = a_report(oversight)
    assert report.figures["now"]["c3"] == 7
    assert report.figures["source"] == "2026-Y"


def test_texts_may_be_written_numbers_only_named(oversight):
    report = a_report(oversight)
    with pytest.raises(InvalidInput, match=r"Không có số liệu “\{c99\}”"):
        actions.write_section(
            report, by=oversight.planner, at=at("2026-10-08 09:00"), section="limits", text="{c99}"
        )
    with pytest.raises(InvalidInput, match="lẻ"):
        actions.write_section(
            report, by=oversight.planner, at=at("2026-10-08 09:00"), section="limits", text="{c3"
        )
    with pytest.raises(InvalidInput, match="Chưa viết mục"):
        actions.issue_reform_report(
            report, by=oversight.chairman, at=at("2026-10-08 09:00"), number="1/BC"
        )
    for section in ("limits", "next"):
        report = actions.write_section(
            report, by=oversight.planner, at=at("2026-10-08 09:00"), section=section, text="Không."
        )
    with pytest.raises(NotAllowed):
        actions.issue_reform_report(
            report, by=oversight.unit_leader, at=at("2026-10-08 10:00"), number="1/BC"
        )
    issued = actions.issue_reform_report(
        report, by=oversight.chairman, at=at("2026-10-08 10:00"), number="1/BC"
    )
    assert len(issued.digest) == 64
    with pytest.raises(WrongState, match="đã ký"):
        actions.renew_figures(report, by=oversight.planner, at=at("2026-10-08 11:00"))


@pytest.mark.parametrize("change", [{"year": 2027}, {"year": 1990}, {"kind": "x"}, {"unit": "lạ"}])
def test_periods_that_cannot_be(oversight, change):
    with pytest.raises(InvalidInput):
        a_report(oversight, **change)
