"""The clock stops until a financial duty is done, and only for a ground in law."""

from __future__ import annotations

import pytest

from motcua.dossiers import actions
from motcua.dossiers.models import Dossier, PauseEntry
from motcua.dossiers.queries.deadlines import reading
from motcua.dossiers.rules.lifecycle import Status
from motcua.kernel.errors import InvalidInput, WrongState
from tests.province import at

pytestmark = pytest.mark.usefixtures("clock")
BASIS = "NĐ 101/2024/NĐ-CP Điều 21"


@pytest.fixture
def worked(province) -> Dossier:
    return province.walk(province.received("2026-10-01 08:20"), "transfer", "accept", "assign")


def suspend(province, dossier, moment="2026-10-05 08:00", **more):
    usual = {"reason": "Nộp lệ phí trước bạ.", "legal_basis": BASIS, "amount": 500_000}
    return actions.suspend(dossier, by=province.case, at=at(moment), **{**usual, **more}).dossier


def test_the_time_to_pay_is_not_counted(province, worked):
    stopped = suspend(province, worked)
    assert (stopped.status, stopped.due_at) == (Status.FINANCIAL_DUTY, None)
    assert stopped.act_by == at("2026-11-04 17:30")
    on = actions.resume(
        stopped, by=province.counter, at=at("2026-10-07 08:00"), evidence="Giấy nộp tiền 12."
    ).dossier
    assert (on.status, on.due_at) == (Status.PROCESSING, at("2026-10-19 08:20"))
    entry = PauseEntry.objects.get()
    assert (entry.kind, entry.legal_basis, entry.ended_at) == (
        "financial", BASIS, at("2026-10-07 08:00"),
    )  # fmt: skip
    assert reading(on, at("2026-10-07 09:00")).due_at == on.due_at


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"reason": " "}, "nghĩa vụ tài chính"),
        ({"legal_basis": ""}, "căn cứ"),
        ({"amount": -1}, "lớn hơn 0"),
    ],
)
def test_without_ground_or_with_nonsense_nothing_stops(province, worked, wrong, says):
    with pytest.raises(InvalidInput, match=says):
        suspend(province, worked, **wrong)
    assert not PauseEntry.objects.exists()


def test_going_on_needs_the_proof_and_a_pause_to_end(province, worked):
    with pytest.raises(WrongState, match="không tiếp tục giải quyết được"):
        actions.resume(worked, by=province.case, at=at("2026-10-05 08:00"), evidence="x")
    stopped = suspend(province, worked)
    with pytest.raises(InvalidInput, match="chứng từ"):
        actions.resume(stopped, by=province.counter, at=at("2026-10-06 08:00"), evidence="")
