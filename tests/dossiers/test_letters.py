"""Mẫu số 04, 05 and 07, the hand-over list, and prints that are counted."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.documents.actions import note_printing
from motcua.documents.models import Printing
from motcua.documents.rules.forms import FormKey
from motcua.dossiers import actions
from motcua.dossiers.queries.hand_over import hand_over_pdf
from motcua.dossiers.queries.papers import available_from, paper_pdf, papers_pdf, sheet_of
from motcua.dossiers.queries.register import register_pdf
from motcua.dossiers.queries.timeline import timeline
from motcua.kernel.errors import InvalidInput, NotAllowed, NotFound
from tests.documents.reading import opened, text_of
from tests.province import at, person

pytestmark = pytest.mark.usefixtures("clock")
NOW = at("2026-10-08 09:12")


def test_the_apology_gives_both_days_and_the_reason(province):
    dossier = province.walk(province.received(), "transfer", "assign")
    actions.draft_apology(
        dossier, by=province.case, at=NOW, cause="partner", reason="Thuế chưa trả lời.",
        appointed_at=at("2026-10-22 17:30"),
    )  # fmt: skip
    with pytest.raises(NotFound):
        paper_pdf(dossier, FormKey.APOLOGY)
    signed = actions.extend(dossier, by=province.leader, at=NOW).dossier

    assert FormKey.APOLOGY in available_from(signed, timeline(signed))
    said = text_of(paper_pdf(signed, FormKey.APOLOGY))
    for fact in ("Mẫu số 04", "1/PXL", "Lò Văn Ơn", "Thuế chưa trả lời.", dossier.code,
                 "trả kết quả lại: 17 giờ 30 phút, ngày 22 tháng 10 năm 2026",
                 "hẹn trả kết quả: 08 giờ 20 phút, ngày 15 tháng 10 năm 2026",
                 "PHÓ CHỦ TỊCH UBND XÃ", "Lưu: VT"):  # fmt: skip
        assert fact in said


def test_the_notice_says_why_it_stopped_and_what_goes_back(province):
    dossier = province.walk(province.received(), "transfer", "assign")
    stopped = actions.stop(
        dossier, by=province.head, at=NOW, reason="Đất có tranh chấp.",
        legal_basis="Luật Đất đai 2024",
    ).dossier  # fmt: skip

    said = text_of(paper_pdf(stopped, FormKey.STOP_NOTICE))
    for fact in ("Mẫu số 05", "1/TBD", "Đất có tranh chấp.", "Luật Đất đai 2024", "28.000 đồng",
                 "Giấy chứng nhận đã cấp (bản chính: 01)", "Quàng Văn Dũng"):  # fmt: skip
        assert fact in said
    assert FormKey.STOP_NOTICE in available_from(stopped, timeline(stopped))


def test_before_any_circular_there_is_no_notice(province):
    """The notice came with the circular of 2025; asked for a day before it says so."""
    dossier = province.received("2025-08-01 08:20")
    stopped = actions.stop(
        province.walk(dossier, "transfer", "assign", day="2025-08-04"), by=province.head,
        at=at("2025-08-06 09:00"), reason="Đất có tranh chấp.", legal_basis="Luật Đất đai 2024",
    ).dossier  # fmt: skip
    with pytest.raises(InvalidInput, match=r"Thông báo dừng giải quyết hồ sơ.*06/08/2025"):
        paper_pdf(stopped, FormKey.STOP_NOTICE)


def test_the_register_lists_a_period_of_ones_own_counter(province):
    first = province.received("2026-10-01 08:20")
    done = province.received("2026-10-02 08:20", applicant=person(name="Cầm Thị Bảy", identity=""))
    province.walk(done, "transfer", "assign", day="2026-10-05")
    province.received("2026-09-30 08:20")
    day = dt.date(2026, 10, 1)
    said = text_of(register_pdf(province.counter, first=day, last=dt.date(2026, 10, 8), at=NOW))
    for fact in ("Mẫu số 07", "SỔ THEO DÕI HỒ SƠ", "Từ ngày 01/10/2026 đến hết ngày 08/10/2026",
                 "Cầm Thị Bảy", "15/10/2026", "05/10/2026", "•••• 321", "Cộng: 2 hồ sơ.",
                 "Cộng trang: 2 hồ sơ"):  # fmt: skip
        assert fact in said
    assert first.code in said.replace(" ", "").replace(first.code, f"{first.code} ")
    assert "260930" not in said.replace(" ", "")

    with pytest.raises(NotAllowed, match="nơi mình làm việc"):
        register_pdf(
            province.counter, first=day, last=day, at=NOW,
            unit_id=province.units["chiengmai-centre"].pk,
        )  # fmt: skip
    with pytest.raises(InvalidInput, match="Ngày cuối kỳ"):
        register_pdf(province.counter, first=day, last=dt.date(2026, 9, 1), at=NOW)
    with pytest.raises(InvalidInput, match="nhiều nhất một năm"):
        register_pdf(province.counter, first=day, last=dt.date(2028, 10, 1), at=NOW)


def test_many_receipts_in_one_file_and_a_list_for_the_hand_over(province):
    dossiers = [province.received(f"2026-10-01 08:{20 + n}") for n in range(3)]
    pdf = papers_pdf([sheet_of(dossier, FormKey.RECEIPT) for dossier in dossiers])
    pages = opened(pdf).pages
    assert len(pages) == 3

    said = text_of(hand_over_pdf(dossiers, province.counter, NOW))
    assert "PHIẾU BÀN GIAO HỒ SƠ" in said and "Số hồ sơ bàn giao: 3" in said
    assert all(dossier.code in said for dossier in dossiers)
    with pytest.raises(InvalidInput, match="Chưa chọn hồ sơ"):
        hand_over_pdf([], province.counter, NOW)


def test_the_second_print_says_so_and_is_counted(province):
    dossier = province.received()
    numbers = [
        note_printing("receipt", reference=dossier.chain, by=province.counter, at=NOW).copy_number
        for _ in range(2)
    ]
    assert numbers == [1, 2]
    assert Printing.objects.filter(printed_by=province.counter.reference).count() == 2
    assert "In lại" not in text_of(paper_pdf(dossier, FormKey.RECEIPT, printing=1))
    assert "(In lại (lần 2))" in text_of(paper_pdf(dossier, FormKey.RECEIPT, printing=2))
