"""Thành phần hồ sơ: cases, names, forms and numbers of copies."""

from __future__ import annotations

import pytest

from motcua.procedures.rules.cells import Count
from motcua.procedures.rules.papers import HEADING, read_papers


def test_papers_with_originals_and_copies():
    cell = f"--{HEADING}Đơn đề nghị1 bản chínhSổ hộ khẩu0 bản chính,2 bản saoẢnh 4x63 bản chính"
    papers = read_papers(cell).papers
    assert [(p.name, p.originals, p.copies) for p in papers[:2]] == [
        ("Đơn đề nghị", 1, 0),
        ("Sổ hộ khẩu", 0, 2),
    ]


def test_numbers_inside_names_are_not_the_number_of_copies():
    cell = f"--{HEADING}Đơn: 01 bản chính;1 bản chínhBiên bản (02 bản chính) của họp1 bản chính"
    assert [p.name for p in read_papers(cell).papers] == [
        "Đơn: 01 bản chính;",
        "Biên bản (02 bản chính) của họp",
    ]


def test_the_text_between_two_tables_is_the_next_case():
    cell = (
        f"a) Đổi tên:{HEADING}Đơn1 bản chính+ Giấy tờ1 bản chính"
        f"b) Cấp lại{HEADING}Đơn cấp lại1 bản chính"
    )
    assert [(p.case, p.name) for p in read_papers(cell).papers] == [
        ("a) Đổi tên:", "Đơn"),
        ("a) Đổi tên:", "+ Giấy tờ"),
        ("b) Cấp lại", "Đơn cấp lại"),
    ]


@pytest.mark.parametrize(
    ("printed", "name", "originals"),
    [
        ("Nghị định ngày 25/6/20241", "Nghị định ngày 25/6/2024", 1),
        ("theo Mẫu số 011", "theo Mẫu số 01", 1),
        ("năm 20192", "năm 2019", 2),
    ],
)
def test_a_year_or_form_number_before_the_count_keeps_its_digits(printed, name, originals):
    paper = read_papers(f"--{HEADING}{printed} bản chính").papers[0]
    assert (paper.name, paper.originals) == (name, originals)


def test_two_digits_that_may_be_either_are_reported():
    reading = read_papers(f"--{HEADING}theo mẫu 21 bản chính")
    assert reading.count == Count(read=0, given=1)
    assert "không rõ" in reading.unread[0].why


def test_the_form_is_told_from_the_name():
    cell = f"--{HEADING}Đơn đề nghị (NA20).Mau NA20.docx1 bản chínhTờ khai;Mẫu 02.doc1 bản chính"
    assert [(p.name, p.form) for p in read_papers(cell).papers] == [
        ("Đơn đề nghị (NA20).", "Mau NA20.docx"),
        ("Tờ khai;", "Mẫu 02.doc"),
    ]


def test_a_form_that_cannot_be_told_from_the_name_stays_in_it():
    reading = read_papers(f"--{HEADING}giấy đề nghị theo mẫu.docx1 bản chính")
    assert reading.papers[0].form == ""
    assert "không tách được" in reading.unread[0].why


def test_if_any_means_not_required():
    cell = f"--{HEADING}Giấy ủy quyền (nếu có)1 bản chínhĐơn1 bản chính"
    assert [p.required for p in read_papers(cell).papers] == [False, True]


@pytest.mark.parametrize("cell", ["", "--"])
def test_no_papers_given(cell):
    assert read_papers(cell).count == Count(absent=1)


def test_prose_and_lost_ends_are_reported():
    assert read_papers("Bước 2. Nộp hồ sơ").unread[0].why == "không phải bảng giấy tờ"
    reading = read_papers(f"--{HEADING}Đơn1 bản chínhTài liệu khác")
    assert reading.unread[0].text == "Tài liệu khác"
    assert reading.count == Count(read=1, given=2)
