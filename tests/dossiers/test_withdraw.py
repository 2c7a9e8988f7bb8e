"""The applicant wants it back, or the law ends it (NĐ 118/2025/NĐ-CP, Điều 21)."""

from __future__ import annotations

import pytest

from motcua.audit.models import Event
from motcua.dossiers import actions
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.models import Dossier, PauseEntry
from motcua.dossiers.rules.lifecycle import Status
from motcua.kernel.actor import CITIZEN
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from tests.province import at

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def worked(province) -> Dossier:
    return province.walk(province.received("2026-10-01 08:20"), "transfer", "accept", "assign")


def ask(dossier, by=CITIZEN, moment="2026-10-05 08:00"):
    return actions.ask_withdrawal(dossier, by=by, at=at(moment), reason="Bán đất rồi.").dossier


def test_asked_by_the_citizen_and_let_go_by_the_counter(province, worked):
    asked = ask(worked)
    assert (asked.status, asked.status_before) == (Status.WITHDRAWAL_ASKED, Status.PROCESSING)
    let_go = actions.withdraw(asked, by=province.counter, at=at("2026-10-05 09:00")).dossier
    assert (let_go.status, let_go.finished_at) == (Status.STOPPED, at("2026-10-05 09:00"))
    assert let_go.act_by is None
    event = Event.objects.filter(chain=let_go.chain).latest("sequence")
    assert event.facts["number"] == "1/TBD"
    back = actions.return_papers(
        let_go, by=province.counter, at=at("2026-10-05 10:00"), taken_by="Lò Văn Ơn"
    ).dossier
    assert (back.status, back.finished_at) == (Status.RETURNED, at("2026-10-05 09:00"))


def test_a_refused_request_costs_the_applicant_no_time_and_changes_no_date(province, worked):
    asked = ask(worked)
    back = actions.deny_withdrawal(
        asked, by=province.counter, at=at("2026-10-05 09:00"), reason="Đã trình ký."
    ).dossier
    assert (back.status, back.due_at) == (Status.PROCESSING, worked.due_at)
    assert not PauseEntry.objects.exists()


def test_a_request_while_waiting_for_papers_goes_back_to_waiting(province, worked):
    waiting = actions.request_supplement(
        worked, by=province.case, at=at("2026-10-05 08:00"), reason="Mờ.",
        items=[MissingPaper(name="Giấy chứng nhận đã cấp")],
    ).dossier  # fmt: skip
    asked = ask(waiting, province.counter, "2026-10-05 09:00")
    back = actions.deny_withdrawal(
        asked, by=province.counter, at=at("2026-10-05 10:00"), reason="Nhầm."
    ).dossier
    assert (back.status, back.act_by) == (Status.SUPPLEMENT, waiting.act_by)


def test_not_once_a_decision_exists(province, worked):
    decided = province.walk(worked, "submit_for_approval", "approve", day="2026-10-05")
    with pytest.raises(WrongState, match="đã có kết quả"):
        ask(decided, moment="2026-10-06 08:00")


def test_the_citizen_may_nothing_else(province, worked):
    with pytest.raises(NotAllowed):
        actions.withdraw(ask(worked), by=CITIZEN, at=at("2026-10-05 09:00"))


def test_stopping_for_a_reason_of_law_needs_the_reason_and_the_law(province, worked):
    for wrong, says in (({"reason": ""}, "lý do"), ({"legal_basis": ""}, "căn cứ")):
        told = {"reason": "Không bổ sung.", "legal_basis": "NĐ 118/2025 Điều 21", **wrong}
        with pytest.raises(InvalidInput, match=says):
            actions.stop(worked, by=province.leader, at=at("2026-10-05 08:00"), **told)
    worked.refresh_from_db()
    assert worked.status == Status.PROCESSING
