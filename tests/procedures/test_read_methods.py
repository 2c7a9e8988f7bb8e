"""Cách thức thực hiện: a table printed without separators."""

from __future__ import annotations

import pytest

from motcua.procedures.rules.cells import Count
from motcua.procedures.rules.fees import read_fees
from motcua.procedures.rules.methods import HEADING, read_methods


def terms(cell: str) -> list[tuple[int, str]]:
    return [(m.channel, m.term) for m in read_methods(HEADING + cell).methods]


def test_rows_are_told_apart_by_channel_term_and_fee():
    cell = (
        "Trực tuyến5 Ngày làm việcMiễn phí"
        "Dịch vụ bưu chính30 NgàyKhông có thông tinGửi đến Sở"
        "Trực tiếp2 Tháng500,000 Việt Nam Đồng(/hồ sơ)"
    )
    assert terms(cell) == [(2, "5wd"), (3, "30d"), (1, "2m")]


def test_a_channel_named_inside_a_note_is_no_row():
    cell = (
        "Trực tiếp5 Ngày làm việcMiễn phí+ Trực tiếp: nộp tại trụ sở. + Trực tuyến: qua Cổng. "
        "+ Dịch vụ bưu chính: gửi đếnTrực tuyến5 Ngày làm việcMiễn phígửi qua dịch vụ bưu chính"
        "Dịch vụ bưu chính6 Ngày làm việcMiễn phí"
    )
    assert terms(cell) == [(1, "5wd"), (2, "5wd"), (3, "6wd")]


def test_one_channel_may_have_a_row_for_each_case():
    cell = "Trực tiếp6 Ngày làm việcMiễn phíhoàn trướcTrực tiếp40 NgàyMiễn phíkiểm tra trước"
    reading = read_methods(HEADING + cell)
    assert [(m.term, m.note) for m in reading.methods] == [
        ("6wd", "hoàn trước"),
        ("40d", "kiểm tra trước"),
    ]


def test_terms_are_counted_read_given_and_absent():
    cell = "Trực tuyến1Miễn phíTrực tiếp3 GiờMiễn phíDịch vụ bưu chínhKhông có thông tinMiễn phí"
    reading = read_methods(HEADING + cell)
    assert reading.terms == Count(read=1, given=2, absent=1)
    assert [(gap.column, gap.text) for gap in reading.unread] == [
        ("cach_thuc_thuc_hien", "Trực tuyến1")
    ]


def test_words_in_place_of_a_term_are_kept_as_printed():
    cell = "Trực tiếpTheo kỳ tuyển sinhMiễn phí"
    method = read_methods(HEADING + cell).methods[0]
    assert (method.term, method.term_text) == ("", "Theo kỳ tuyển sinh")


def test_a_number_run_into_the_fee_is_told_apart_only_when_the_condition_tells():
    told = read_methods(f"{HEADING}Trực tiếp120 VNĐ(20.000 đồng/tờ khai)")
    assert [fee.amount for fee in told.methods[0].fees] == [20_000]
    untold = read_methods(f"{HEADING}Trực tiếp120 VNĐ")
    assert untold.methods[0].fees == ()
    assert told.methods[0].term == untold.methods[0].term == ""
    assert told.unread and untold.unread


def test_a_cell_that_is_no_such_table_is_reported_whole():
    reading = read_methods("Nộp ở đâu cũng được")
    assert reading.methods == ()
    assert reading.unread[0].text == "Nộp ở đâu cũng được"


@pytest.mark.parametrize(
    ("text", "fees", "note"),
    [
        ("Miễn phí", [("", 0)], ""),
        ("Miễn phí(Không có)Nộp tại quầy", [("", 0)], "Nộp tại quầy"),
        ("Miễn phí(Miễn lệ phí)", [("le_phi", 0)], ""),
        ("500,000 Việt Nam Đồng(Lệ phí cấp giấy)ghi chú", [("le_phi", 500_000)], "ghi chú"),
        ("8,000 VNĐ(phí)9,000 VNĐ(lệ phí (mới))", [("phi", 8_000), ("le_phi", 9_000)], ""),
        ("135 VNĐ(Lệ phí: 135.000 đồng/lần.)", [("le_phi", 135_000)], ""),
        ("Không có thông tinNộp tại quầy", [], "Nộp tại quầy"),
    ],
)
def test_fees_are_read_with_kind_amount_and_condition(text, fees, note):
    reading = read_fees(text)
    assert [(fee.kind, fee.amount) for fee in reading.fees] == fees
    assert reading.note == note
    assert reading.unread == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("20 VNĐ", "thiếu ba số 0"),
        ("20 VNĐ(mức từ 20.000 đồng đến 50.000 đồng)", "thiếu ba số 0"),
        ("50 USD(/người)", "USD"),
        ("1,00,0 VNĐ", "nhóm ba chữ số"),
        ("Miễn phí(Phí thẩm định: 300.000 đồng)", "nói có thu"),
        ("Miễn phí(Theo Thông tư 60)", "nói có thu"),
        ("Không có thông tin(Theo quy định)", "không ghi mức"),
    ],
)
def test_a_fee_that_contradicts_itself_is_reported_with_its_words_kept(text, why):
    reading = read_fees(text)
    assert [fee.amount for fee in reading.fees] == [None]
    assert why in reading.unread[0][1]
