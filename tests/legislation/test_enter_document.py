"""Entering a document: what is refused, and what its days say of it."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.models import Event
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotAllowed
from motcua.legislation.actions import enter_document
from motcua.legislation.models import LegalDocument
from motcua.legislation.rules.documents import (
    DocumentDetails,
    Standing,
    kind_of,
    numbers_in,
    slug_of,
)
from tests.legislation.conftest import NOW

DAY = dt.date(2025, 7, 1)


def test_a_document_is_in_force_from_its_first_day_until_the_day_before_its_last(enter):
    document = enter("42/2022/NĐ-CP", "2022-08-15", valid_to=dt.date(2026, 7, 1))

    assert document.kind == "decree"
    assert document.standing(dt.date(2022, 8, 14)) == Standing.TO_COME
    assert document.standing(dt.date(2022, 8, 15)) == Standing.IN_FORCE
    assert document.standing(dt.date(2026, 6, 30)) == Standing.IN_FORCE
    assert document.standing(dt.date(2026, 7, 1)) == Standing.EXPIRED
    assert Event.objects.filter(chain="document:42-2022-nd-cp").count() == 1


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"number": "nghị định một cửa"}, "number", "không phải số, ký hiệu văn bản"),
        ({"number": "118/2025"}, "number", "không phải số, ký hiệu văn bản"),
        ({"number": ""}, "number", "còn trống"),
        ({"number": "'; DROP TABLE--"}, "number", "không phải số"),
        ({"kind": "circular"}, "kind", "là của nghị định, không phải thông tư"),
        ({"kind": "poem"}, "kind", "không có"),
        ({"title": "  "}, "title", "Trích yếu còn trống"),
        ({"issuer": ""}, "issuer", "Cơ quan ban hành còn trống"),
        ({"valid_from": None}, "valid_from", "Chưa có ngày bắt đầu hiệu lực"),
        ({"valid_to": DAY}, "valid_to", "không sau ngày có hiệu lực 01/07/2025"),
        ({"valid_to": dt.date(2024, 1, 1)}, "valid_to", "không sau ngày có hiệu lực"),
        ({"issued_on": dt.date(2025, 8, 1)}, "valid_from", "trước ngày ban hành 01/08/2025"),
        ({"issued_on": dt.date(205, 6, 9)}, "issued_on", "Xem lại năm"),
        ({"title": "x" * 2001}, "title", "tối đa 2000"),
    ],
)
def test_what_cannot_be_a_document_is_refused_at_its_field(db, changes, field, says):
    usual = {
        "number": "118/2025/NĐ-CP", "title": "Một cửa", "issuer": "Chính phủ", "valid_from": DAY,
    }  # fmt: skip
    with pytest.raises(InvalidInput) as fault:
        enter_document(DocumentDetails(**usual | changes), by=OPERATOR, at=NOW)

    assert says in fault.value.errors[field][0]
    assert not LegalDocument.objects.exists()


def test_the_same_number_is_not_entered_twice(enter):
    enter("118/2025/NĐ-CP", "2025-07-01")
    with pytest.raises(InvalidInput, match="đã có trong danh mục") as fault:
        enter(" 118 / 2025 / NĐ–CP ", "2025-07-02")

    assert fault.value.field == "number"
    assert LegalDocument.objects.count() == 1


def test_a_number_without_its_year_is_another_document_each_year(enter):
    enter("12/QĐ-UBND", "2025-01-10", issued_on=dt.date(2025, 1, 6))
    later = enter("12/QĐ-UBND", "2026-01-10", issued_on=dt.date(2026, 1, 5))

    assert later.slug == "12-qd-ubnd-2026"


def test_a_counter_officer_does_not_keep_the_list(province):
    details = DocumentDetails(number="1/QĐ-TTg", title="x", issuer="TTg", valid_from=DAY)
    with pytest.raises(NotAllowed, match="không có quyền"):
        enter_document(details, by=province.counter, at=NOW)
    assert enter_document(details, by=province.control, at=NOW).pk


@pytest.mark.parametrize(
    ("number", "kind", "slug"),
    [
        ("31/2024/QH15", "law", "31-2024-qh15"),
        ("65/2006/QH11", "law", "65-2006-qh11"),
        ("45/2020/NQ-QH14", "resolution", "45-2020-nq-qh14"),
        ("03/2025/TT-VPCP", "circular", "03-2025-tt-vpcp"),
        ("163/2025/QĐ-CTUBND", "decision", "163-2025-qd-ctubnd"),
        ("6050/2026/VBHN-BTP", "consolidated", "6050-2026-vbhn-btp"),
        ("07/2021/TT-BLĐTBXH", "circular", "07-2021-tt-bldtbxh"),
    ],
)
def test_numbers_as_they_are_printed(enter, number, kind, slug):
    assert kind_of(number) == kind
    assert slug_of(number, None) == slug
    assert numbers_in(f"Theo {number}, Điều 3.") == {number}
    assert enter(number, "2026-01-01").number == number
