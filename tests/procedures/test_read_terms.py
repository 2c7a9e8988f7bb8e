"""Thời hạn out of a cell: read what is written, report what cannot be read."""

from __future__ import annotations

import pytest

from motcua.procedures.rules.terms import read_term
from motcua.worktime import Term


@pytest.mark.parametrize(
    ("cell", "term"),
    [
        ("10 Ngày làm việc", "10wd"),
        ("03 ngày làm việc", "3wd"),
        ("0,5 ngày làm việc", "0.5wd"),
        ("2.50 Ngày làm việc", "2.5wd"),
        ("16 Giờ làm việc", "16wh"),
        ("48 Giờ", "48h"),
        ("30 Ngày", "30d"),
        ("2 Tháng", "2m"),
        ("30 phút", "30min"),
        ("Trong ngày", "same-day"),
        ("ngay trong ngày làm việc", "same-day"),
        ("  15   Ngày\tlàm việc. ", "15wd"),
    ],
)
def test_a_term_becomes_canonical(cell, term):
    assert read_term(cell).term == term
    assert str(Term.parse(term)) == term


@pytest.mark.parametrize("cell", ["", "Không có thông tin", "Không", "Không quy định"])
def test_no_term_given_is_not_a_failure_to_read(cell):
    reading = read_term(cell)
    assert reading.absent and not reading.term and not reading.why


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("1", "không có đơn vị"),
        ("5-7 ngày làm việc", "một khoảng"),
        ("3 đến 5 ngày", "một khoảng"),
        ("1,5 tháng", "không chia lẻ"),
        ("0 Ngày", "bằng 0"),
        ("2 năm", "không phải một số kèm đơn vị"),
        ("nhanh nhất có thể", "không phải một số kèm đơn vị"),
    ],
)
def test_what_cannot_be_read_says_why(cell, why):
    reading = read_term(cell)
    assert not reading.term and not reading.absent
    assert why in reading.why


@pytest.mark.parametrize(
    ("note", "term"),
    [
        ("05 ngày làm việc kể từ ngày nhận được hồ sơ đầy đủ, hợp lệ", "5wd"),
        ("Trong thời hạn 15 (mười) ngày, kể từ ngày nhận đủ hồ sơ hợp lệ.", "15d"),
    ],
)
def test_an_empty_cell_is_read_from_a_note_that_is_only_the_term(note, term):
    assert read_term("Không có thông tin", note).term == term


@pytest.mark.parametrize(
    "note",
    [
        "Cấp mới: 09 ngày làm việc kể từ ngày nhận đủ hồ sơ; cấp lại: 02 ngày làm việc",
        "Chậm nhất ngày 20 tháng đầu quý",
        "30 ngày kể từ ngày nghỉ việc",
    ],
)
def test_a_note_that_says_more_is_not_guessed_from(note):
    assert read_term("Không có thông tin", note).absent


def test_a_number_without_unit_is_not_mended_by_a_note_that_says_otherwise():
    assert not read_term("1", "03 ngày làm việc kể từ ngày nhận được hồ sơ").term
