"""Reviewing documents: findings with their remedy, what stays unsettled, what still cites the dead."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from motcua.kernel.figures import Figure
from motcua.legislation import actions, citations
from motcua.legislation.queries import figures, reviews
from motcua.legislation.rules.reviews import Found
from tests.directives.conftest import province  # noqa: F401 - units and people only
from tests.legislation.conftest import NOW
from tests.province import at

DUE = dt.date(2026, 10, 30)
YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))


@pytest.fixture
def opened(province, enter):  # noqa: F811
    """Three documents to be reviewed by the Department."""
    for number in ("10/2020/QĐ-UBND", "11/2020/QĐ-UBND", "12/2020/QĐ-UBND"):
        enter(number, "2020-05-01")
    return actions.open_review(
        actions.RoundDetails(title="Rà soát văn bản đất đai", kind="topical", due_on=DUE),
        by=OPERATOR, at=NOW, unit=province.units["so-nnmt"].pk,
        documents=["10-2020-qd-ubnd", "11-2020-qd-ubnd", "12-2020-qd-ubnd"],
    )  # fmt: skip


def test_a_round_goes_from_opening_to_its_decision(opened, province):  # noqa: F811
    first, second, third = reviews.items(opened)
    leader = province.officer("Cà Văn Chung")
    with pytest.raises(InvalidInput, match="Còn 3 văn bản chưa rà soát"):
        actions.close_review(opened, by=OPERATOR, at=NOW, decision="215/QĐ-UBND")
    actions.record_finding(first, by=leader, at=NOW, found=Found(finding="keep"))
    overlap = Found(
        finding="overlap", note="Điều 3 trái Điều 5.", remedy_due=dt.date(2026, 12, 1),
        other="12-2020-qd-ubnd",
    )  # fmt: skip
    second = actions.record_finding(second, by=leader, at=NOW, found=overlap)
    with pytest.raises(NotAllowed):
        actions.record_finding(third, by=province.leader, at=NOW, found=Found(finding="keep"))
    actions.record_finding(third, by=leader, at=NOW, found=Found(finding="expired"))
    with pytest.raises(InvalidInput, match="215/QĐ-UBND"):
        actions.close_review(opened, by=OPERATOR, at=NOW, decision="quyết định")
    with pytest.raises(NotAllowed):
        actions.close_review(opened, by=leader, at=NOW, decision="215/QĐ-UBND")
    actions.close_review(opened, by=OPERATOR, at=NOW, decision="215/QĐ-UBND")
    with pytest.raises(WrongState, match="đã kết thúc"):
        actions.record_finding(first, by=leader, at=NOW, found=Found(finding="keep"))
    # What must be mended goes on after the round.
    assert [p.what for p in reviews.problems(leader, NOW.date())] == ["overlap"]
    with pytest.raises(InvalidInput, match="số, ký hiệu"):
        actions.settle_finding(second, by=leader, at=NOW, number="đã sửa")
    second = actions.settle_finding(second, by=leader, at=NOW, number="60/2026/QĐ-UBND")
    assert not second.to_settle
    with pytest.raises(WrongState):
        actions.settle_finding(second, by=leader, at=NOW, number="60/2026/QĐ-UBND")
    assert reviews.problems(leader, NOW.date()) == []


def test_a_finding_that_must_be_mended_says_what_and_by_when(opened):
    item = reviews.items(opened)[0]
    for found, field in (
        (Found(finding="fine"), "finding"),
        (Found(finding="amend", note="Điều 3."), "remedy_due"),
        (Found(finding="amend", note="Điều 3.", remedy_due=dt.date(2026, 10, 7)), "remedy_due"),
        (Found(finding="repeal", remedy_due=DUE), "note"),
        (Found(finding="overlap", note="Điều 3.", remedy_due=DUE), "other"),
        (Found(finding="overlap", note="x", remedy_due=DUE, other="10-2020-qd-ubnd"), "other"),
        (Found(finding="overlap", note="x", remedy_due=DUE, other="khong-co"), "other"),
    ):
        with pytest.raises(InvalidInput) as fault:
            actions.record_finding(item, by=OPERATOR, at=NOW, found=found)
        assert field in fault.value.errors, found
    item.refresh_from_db()
    assert item.reviewed_on is None


def test_a_round_is_refused_without_documents_or_in_the_past(province, enter):  # noqa: F811
    unit = province.units["so-nnmt"].pk
    enter("10/2020/QĐ-UBND", "2020-05-01")
    for changes, documents, field in (
        ({}, [], "documents"), ({}, ["khong-co"], "documents"),
        ({"title": ""}, ["10-2020-qd-ubnd"], "title"), ({"kind": "x"}, ["10-2020-qd-ubnd"], "kind"),
        ({"due_on": dt.date(2026, 10, 7)}, ["10-2020-qd-ubnd"], "due_on"),
        ({"due_on": None}, ["10-2020-qd-ubnd"], "due_on"),
    ):  # fmt: skip
        usual = {"title": "Rà soát", "kind": "regular", "due_on": DUE}
        with pytest.raises(InvalidInput) as fault:
            actions.open_review(
                actions.RoundDetails(**usual | changes), by=OPERATOR, at=NOW, unit=unit,
                documents=documents,
            )  # fmt: skip
        assert field in fault.value.errors


def test_the_figure_counts_what_was_reviewed_of_what_was_due(opened):
    first = reviews.items(opened)[0]
    actions.record_finding(first, by=OPERATOR, at=NOW, found=Found(finding="keep"))
    now = at("2026-11-05 08:00")
    assert figures.reviewed(["H52.12"], *YEAR, as_of=NOW) == {"H52.12": Figure(1, 1)}
    assert figures.reviewed(["H52.12"], *YEAR, as_of=now) == {"H52.12": Figure(1, 3)}
    rows = figures.reviewed_rows("H52.12", *YEAR, as_of=now)
    assert (rows[0].label, rows[0].counted) == ("10/2020/QĐ-UBND", True)


def test_every_room_that_rests_on_documents_says_so(db):
    assert {"procedures", "documents", "dossiers", "directives"} <= set(citations.rooms())
    found = citations.citing({"03/2025/TT-VPCP"}, NOW.date())
    assert any(one.key == "form:receipt" for one in found)
    assert not citations.citing({"01/2018/TT-VPCP"}, NOW.date())
    before = citations.citing({"01/2018/TT-VPCP"}, dt.date(2025, 9, 14))
    assert any(one.key == "form:receipt" for one in before)
