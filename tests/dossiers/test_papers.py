"""Papers of the law as made from a dossier's events."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from motcua.documents.rules.forms import FormKey
from motcua.dossiers import actions
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.queries.lookup import secret_of
from motcua.dossiers.queries.papers import available_from, paper_pdf
from motcua.dossiers.queries.timeline import timeline
from motcua.kernel.errors import NotFound
from tests.province import at

pytestmark = pytest.mark.usefixtures("clock")
ROAD = ("transfer", "assign", "submit_for_approval", "approve", "hand_to_counter")


def text_of(dossier, key):
    pages = PdfReader(io.BytesIO(paper_pdf(dossier, key, site="https://motcua.example"))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_receipt_says_what_was_received_and_when_to_come_back(province):
    dossier = province.received("2026-10-01 08:20")
    said = text_of(dossier, FormKey.RECEIPT)
    for fact in (dossier.code, "Lò Văn Ơn", "10 ngày làm việc", "28.000 đồng", secret_of(dossier),
                 "08 giờ 20 phút, ngày 15 tháng 10 năm 2026", "Giấy chứng nhận đã cấp",
                 "Mai Sơn, ngày 01 tháng 10 năm 2026", "https://motcua.example/tra-cuu/"):  # fmt: skip
        assert fact in said
    assert "014058004821" not in said
    assert "4821" in said


def test_receipt_keeps_its_first_appointment(province):
    """The paper in the applicant's hand does not change when the clock stopped later."""
    dossier = province.walk(province.received("2026-10-01 08:20"), "transfer", "assign")
    before = text_of(dossier, FormKey.RECEIPT)
    actions.request_supplement(
        dossier, by=province.case, at=at("2026-10-05 10:00"), reason="Thiếu.",
        items=[MissingPaper(name="Giấy đổi tên")],
    )  # fmt: skip
    dossier.refresh_from_db()
    assert text_of(dossier, FormKey.RECEIPT) == before
    assert "Giấy đổi tên" in text_of(dossier, FormKey.SUPPLEMENT_SLIP)


def test_control_slip_has_a_row_for_each_hand_over_in_words(province):
    said = text_of(province.walk(province.received(), *ROAD), FormKey.CONTROL_SLIP)
    for word in ("Chuyển hồ sơ", "Phân công", "Trình ký", "Duyệt", "Cầm Thị Ngọc", "Đúng hạn"):
        assert word in said
    assert "dossiers." not in said


def test_refusal_gives_the_reason(province):
    dossier = actions.submit(province.intake(), by=province.counter, at=at("2026-10-08 08:00"))
    with pytest.raises(NotFound, match="chưa có giấy này"):
        paper_pdf(dossier.dossier, FormKey.REFUSAL)
    refused = actions.refuse(
        dossier.dossier, by=province.counter, at=at("2026-10-08 08:05"), reason="Sai nơi nộp."
    ).dossier
    assert available_from(refused, timeline(refused)) == [FormKey.REFUSAL]
    assert "Sai nơi nộp." in text_of(refused, FormKey.REFUSAL)
