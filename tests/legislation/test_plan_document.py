"""The plan of documents to issue: due, late, issued, posted in fifteen days; figures that agree."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from motcua.kernel.figures import Figure
from motcua.legislation import actions
from motcua.legislation.models import DocumentPosting, PlannedDocument
from motcua.legislation.queries import figures, plans
from motcua.legislation.queries.plans import PlanFilters
from motcua.legislation.rules.plan import PlanDetails, Stage
from tests.directives.conftest import province  # noqa: F401 - units and people only
from tests.legislation.conftest import NOW
from tests.province import at

TODAY = NOW.date()
YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
DECISION = PlanDetails(title="Quy định phí hộ tịch", kind="decision", due_on=dt.date(2026, 10, 20))


@pytest.fixture
def planned(province):  # noqa: F811
    def made(unit="so-nnmt", by=OPERATOR, **changes) -> PlannedDocument:
        details = PlanDetails(**vars(DECISION) | changes)
        return actions.plan_document(details, by=by, at=NOW, unit=province.units[unit].pk)

    return made


def test_what_is_issued_in_time_is_posted_within_fifteen_days(planned, enter):
    plan = actions.advance_plan(planned(), by=OPERATOR, at=NOW, stage="drafting")
    issued = enter("45/2026/QĐ-UBND", "2026-11-01", issued_on=dt.date(2026, 10, 19))
    plan = actions.issue_planned(plan, by=OPERATOR, at=at("2026-10-21 08:00"), document=issued)
    assert (plan.stage, plan.issued_on) == (Stage.ISSUED, dt.date(2026, 10, 19))
    posting = DocumentPosting.objects.get()
    assert posting.due_on == dt.date(2026, 11, 3)
    assert not posting.is_late(dt.date(2026, 11, 3)) and posting.is_late(dt.date(2026, 11, 4))
    late = at("2026-11-10 08:00")
    for day, says in (
        (dt.date(2026, 10, 18), "trước ngày ban hành"),
        (dt.date(2026, 11, 11), "phía trước"),
    ):
        with pytest.raises(InvalidInput, match=says):
            actions.record_posting(issued, by=OPERATOR, at=late, posted_on=day)
    posting = actions.record_posting(
        issued, by=OPERATOR, at=late, posted_on=dt.date(2026, 11, 9), address="https://vbpl.vn/x"
    )
    assert posting.is_late(late.date())
    told = {"H52.12": Figure(0, 1), "H52.118": Figure(0, 0)}
    assert figures.posted_in_time(list(told), *YEAR, as_of=late) == told
    # The day was entered wrong: it stood there on the last day allowed.
    actions.record_posting(issued, by=OPERATOR, at=late, posted_on=posting.due_on)
    assert figures.posted_in_time(["H52.12"], *YEAR, as_of=late) == {"H52.12": Figure(1, 1)}
    rows = figures.posted_in_time_rows("H52.12", *YEAR, as_of=late)
    assert [(row.label, row.counted) for row in rows] == [("45/2026/QĐ-UBND", True)]
    before = at("2026-10-30 08:00")
    assert figures.posted_in_time(["H52.12"], *YEAR, as_of=before) == {"H52.12": Figure(0, 0)}
    with pytest.raises(WrongState, match="đã ban hành"):
        actions.drop_planned(plan, by=OPERATOR, at=late, reason="Thôi.")


def test_what_cannot_be_planned_is_refused_at_its_field(planned, province):  # noqa: F811
    for changes, field in (
        ({"title": " "}, "title"), ({"kind": "poem"}, "kind"), ({"due_on": None}, "due_on"),
        ({"due_on": dt.date(2026, 10, 7)}, "due_on"), ({"due_on": dt.date(2036, 1, 1)}, "due_on"),
        ({"title": "x" * 1001}, "title"), ({"basis": "x" * 301}, "basis"),
    ):  # fmt: skip
        with pytest.raises(InvalidInput) as fault:
            planned(**changes)
        assert field in fault.value.errors
    assert not PlannedDocument.objects.exists()
    with pytest.raises(NotAllowed, match="đơn vị mình chủ trì"):
        planned(by=province.leader)
    assert planned("maison", by=province.leader).lead_unit.slug == "maison"
    with pytest.raises(NotAllowed):
        planned("maison", by=province.counter)


def test_a_plan_takes_only_the_document_it_planned(planned, enter):
    plan, other = planned(), planned(title="Khác")
    with pytest.raises(InvalidInput, match="việc riêng"):
        actions.advance_plan(plan, by=OPERATOR, at=NOW, stage="issued")
    undated = enter("44/2026/QĐ-UBND", "2026-09-01")
    decree = enter("9/2026/NĐ-CP", "2026-09-01", issued_on=dt.date(2026, 8, 1))
    future = enter("50/2026/QĐ-UBND", "2026-12-01", issued_on=dt.date(2026, 11, 1))
    for document, says in (
        (undated, "chưa có ngày"),
        (decree, "kế hoạch ghi"),
        (future, "phía trước"),
    ):
        with pytest.raises(InvalidInput, match=says):
            actions.issue_planned(plan, by=OPERATOR, at=NOW, document=document)
    good = enter("45/2026/QĐ-UBND", "2026-10-05", issued_on=dt.date(2026, 10, 5))
    actions.issue_planned(plan, by=OPERATOR, at=NOW, document=good)
    with pytest.raises(InvalidInput, match="văn bản khác trong kế hoạch"):
        actions.issue_planned(other, by=OPERATOR, at=NOW, document=good)


def test_the_figure_and_its_rows_agree_and_lists_find_what_is_late(planned, enter, province):  # noqa: F811
    early, late, waiting, dropped = (planned(title=f"Văn bản {n}") for n in range(4))
    planned("maison", title="Nghị quyết xã", due_on=dt.date(2026, 12, 30))
    first = enter("45/2026/QĐ-UBND", "2026-10-05", issued_on=dt.date(2026, 10, 5))
    second = enter("46/2026/QĐ-UBND", "2026-10-25", issued_on=dt.date(2026, 10, 25))
    now = at("2026-10-26 08:00")
    actions.issue_planned(early, by=OPERATOR, at=now, document=first)
    actions.issue_planned(late, by=OPERATOR, at=now, document=second)
    actions.drop_planned(dropped, by=OPERATOR, at=now, reason="Theo Thông báo 12.")
    found = figures.issued_by_plan(["H52.12", "H52.118"], *YEAR, as_of=now)
    assert found == {"H52.12": Figure(1, 3), "H52.118": Figure(0, 0)}
    rows = figures.issued_by_plan_rows("H52.12", *YEAR, as_of=now)
    assert (sum(row.counted for row in rows), len(rows)) == (1, 3)

    def titles(**filters):
        page = plans.page(PlanFilters(**filters), province.control, now.date())
        return {row.title for row in page.planned}

    assert titles(late=True) == {late.title, waiting.title}
    assert titles(text="van ban 3") == {dropped.title}
    assert titles(year=2026, unit=province.units["maison"].pk) == {"Nghị quyết xã"}
    assert titles(year=2027) == set()
