"""Every bend of the road once, in the words of the law, and nothing silent on the way."""

from __future__ import annotations

import pytest

from motcua.audit.queries.faults import chain_faults
from motcua.dossiers import actions
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.models import Outcome
from motcua.dossiers.queries.faults import dossier_faults
from motcua.dossiers.rules.lifecycle import Status
from tests.province import at

pytestmark = pytest.mark.usefixtures("clock")
ASK = [MissingPaper(name="Giấy chứng nhận đã cấp", fault="Mờ")]


@pytest.fixture
def worked(province):
    """At the desk of the case officer since 02/10, due 15/10."""
    return province.walk(province.received("2026-10-01 08:20"), "transfer", "accept", "assign")


@pytest.fixture(autouse=True)
def _nothing_silent(db):
    yield
    assert [*chain_faults(deep=True), *dossier_faults()] == []


def test_consultation_suspension_and_second_supplement(province, worked):
    d = actions.consult(
        worked, by=province.case, at=at("2026-10-05 08:00"), question="Có tranh chấp không?",
        units=[province.units["maison-culture"].pk, province.units["so-nnmt-land"].pk],
    ).dossier  # fmt: skip
    d = actions.answer(
        d, by=province.officer("Trần Văn Bách"), at=at("2026-10-05 10:00"), opinion="agrees"
    ).dossier
    d = actions.cancel_consultation(
        d, by=province.case, at=at("2026-10-05 10:30"), reason="Đã rõ."
    ).dossier
    d = actions.suspend(
        d, by=province.case, at=at("2026-10-05 11:00"), reason="Nộp lệ phí trước bạ.",
        legal_basis="NĐ 101/2024/NĐ-CP Điều 21", amount=500_000,
    ).dossier  # fmt: skip
    assert (d.status, d.due_at) == (Status.FINANCIAL_DUTY, None)
    d = actions.resume(
        d, by=province.counter, at=at("2026-10-06 11:00"), evidence="Giấy nộp tiền 12"
    ).dossier
    assert (d.status, d.due_at) == (Status.PROCESSING, at("2026-10-16 08:20"))
    more = {"items": ASK, "reason": "Thiếu."}
    d = actions.request_supplement(d, by=province.case, at=at("2026-10-06 14:00"), **more).dossier
    d = actions.receive_supplement(d, by=province.counter, at=at("2026-10-07 08:00")).dossier
    d = actions.propose_supplement(
        d, by=province.case, at=at("2026-10-07 09:00"), legal_basis="NĐ 63/2010 Điều 20", **more
    ).dossier
    assert d.status == Status.PROCESSING
    d = actions.approve_supplement(d, by=province.leader, at=at("2026-10-07 10:00")).dossier
    assert d.status == Status.SUPPLEMENT


def test_apology_withdrawal_and_papers_back(province, worked):
    d = actions.draft_apology(
        worked, by=province.case, at=at("2026-10-07 08:00"), cause="complex",
        reason="Phải xác minh thêm.", appointed_at=at("2026-10-20 08:20"),
    ).dossier  # fmt: skip
    d = actions.extend(d, by=province.leader, at=at("2026-10-07 09:00")).dossier
    assert (d.due_at, d.appointed_at) == (at("2026-10-15 08:20"), at("2026-10-20 08:20"))
    assert d.extension.number == "1/PXL"
    d = actions.ask_withdrawal(
        d, by=province.counter, at=at("2026-10-07 10:00"), reason="Bán rồi."
    ).dossier
    d = actions.deny_withdrawal(
        d, by=province.counter, at=at("2026-10-07 10:05"), reason="Đã trình ký."
    ).dossier
    assert (d.status, d.due_at) == (Status.PROCESSING, at("2026-10-15 08:20"))
    d = actions.ask_withdrawal(d, by=province.counter, at=at("2026-10-07 10:10"), reason="Bán.")
    d = actions.withdraw(d.dossier, by=province.counter, at=at("2026-10-07 10:15")).dossier
    assert (d.status, d.finished_at) == (Status.STOPPED, at("2026-10-07 10:15"))
    d = actions.return_papers(
        d, by=province.counter, at=at("2026-10-07 10:20"), taken_by="Lò Văn Ơn"
    ).dossier
    assert d.status == Status.RETURNED


def test_declined_numbered_and_sent_home(province):
    d = province.walk(
        province.received("2026-10-01 08:20", result_channel=3), "transfer", "assign",
        "submit_for_approval",
    )  # fmt: skip
    d = actions.decline(
        d, by=province.leader, at=at("2026-10-06 08:00"), reason="Đất đang tranh chấp."
    ).dossier
    d = actions.issue(d, by=province.clerk, at=at("2026-10-06 09:00")).dossier
    d = actions.hand_to_counter(d, by=province.clerk, at=at("2026-10-06 10:00")).dossier
    d = actions.send_by_post(
        d, by=province.counter, at=at("2026-10-06 14:00"), tracking="EB123456789VN"
    ).dossier
    assert d.status == Status.DONE
    d = actions.return_result(
        d, by=province.counter, at=at("2026-10-08 08:00"), taken_by="Lò Văn Ơn", through=3
    ).dossier
    outcome = Outcome.objects.get(dossier=d)
    assert (outcome.kind, outcome.number, outcome.tracking) == ("declined", "1/KQ", "EB123456789VN")


def test_talk_and_hands(province, worked):
    told = actions.instruct(
        worked, by=province.leader, at=at("2026-10-05 08:00"), text="Làm trước.",
        report_by=at("2026-10-06 08:00"),
    ).dossier  # fmt: skip
    d = actions.report_back(told, by=province.case, at=at("2026-10-05 09:00"), text="Đã xong.")
    d = actions.note(d.dossier, by=province.head, at=at("2026-10-05 09:10"), text="Gọi ông Ơn.")
    tua = province.officer("Giàng A Tủa")
    d = actions.reassign(d.dossier, by=province.head, at=at("2026-10-05 09:20"), to=tua.post_id)
    assert d.dossier.holder_post_id == tua.post_id
    actions.stop(
        d.dossier, by=province.leader, at=at("2026-10-05 10:00"), reason="Người nộp đã mất.",
        legal_basis="NĐ 118/2025 Điều 21",
    )  # fmt: skip
