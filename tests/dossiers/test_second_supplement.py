"""A second request: reason, ground and a leader's word; it is counted (NĐ 63/2010, Điều 20.4)."""

from __future__ import annotations

import pytest

from motcua.dossiers import actions
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.models import Dossier, SupplementRequest
from motcua.dossiers.queries.papers import paper_pdf
from motcua.dossiers.rules.lifecycle import Status
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from tests.province import at

pytestmark = pytest.mark.usefixtures("clock")
ITEMS = [MissingPaper(name="Giấy chứng nhận đã cấp", fault="Mờ")]
BASIS = "NĐ 63/2010/NĐ-CP Điều 20 khoản 4"


@pytest.fixture
def answered(province) -> Dossier:
    """Asked once and answered; at the case officer's desk again."""
    dossier = province.walk(province.received("2026-10-01 08:20"), "transfer", "accept", "assign")
    dossier = actions.request_supplement(
        dossier, by=province.case, at=at("2026-10-05 08:00"), items=ITEMS, reason="Mờ."
    ).dossier
    return actions.receive_supplement(
        dossier, by=province.counter, at=at("2026-10-06 08:00")
    ).dossier


def propose(province, dossier, **more):
    usual = {"items": ITEMS, "reason": "Phát sinh.", "legal_basis": BASIS}
    return actions.propose_supplement(
        dossier, by=province.case, at=at("2026-10-06 09:00"), **{**usual, **more}
    ).dossier


def test_the_plain_request_is_refused_the_second_time(province, answered):
    with pytest.raises(WrongState, match=r"lần ngày 05/10/2026. Lần 2 cần lý do, căn cứ"):
        actions.request_supplement(
            answered, by=province.case, at=at("2026-10-06 09:00"), items=ITEMS, reason="Nữa."
        )


def test_proposed_it_changes_nothing_until_a_leader_agrees(province, answered):
    proposed = propose(province, answered)
    assert (proposed.status, proposed.due_at) == (Status.PROCESSING, answered.due_at)
    with pytest.raises(NotAllowed):
        actions.approve_supplement(proposed, by=province.head, at=at("2026-10-06 10:00"))
    asked = actions.approve_supplement(
        proposed, by=province.leader, at=at("2026-10-06 10:00")
    ).dossier
    assert (asked.status, asked.due_at) == (Status.SUPPLEMENT, None)
    second = SupplementRequest.objects.get(ordinal=2)
    assert (second.approved_by_id, second.legal_basis) == (province.leader.post_id, BASIS)
    assert paper_pdf(asked, "supplement_slip").startswith(b"%PDF")
    on = actions.receive_supplement(asked, by=province.counter, at=at("2026-10-07 08:00")).dossier
    assert on.due_at is not None


def test_turned_down_it_goes_on_with_what_there_is(province, answered):
    proposed = propose(province, answered)
    on = actions.turn_down_supplement(
        proposed, by=province.leader, at=at("2026-10-06 10:00"), reason="Đủ rồi."
    ).dossier
    assert on.status == Status.PROCESSING
    assert SupplementRequest.objects.get(ordinal=2).requested_at is None
    with pytest.raises(WrongState, match="Không có đề nghị"):
        actions.approve_supplement(on, by=province.leader, at=at("2026-10-06 11:00"))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [({"legal_basis": " "}, "căn cứ"), ({"reason": ""}, "vì sao"), ({"items": []}, "ít nhất một")],
)
def test_a_proposal_says_why_by_what_right_and_for_which_papers(province, answered, wrong, says):
    with pytest.raises(InvalidInput, match=says):
        propose(province, answered, **wrong)
    assert SupplementRequest.objects.count() == 1


def test_not_before_a_first_request(province):
    dossier = province.walk(province.received(), "transfer", "accept", "assign")
    with pytest.raises(WrongState, match="chưa yêu cầu bổ sung lần nào"):
        propose(province, dossier)
