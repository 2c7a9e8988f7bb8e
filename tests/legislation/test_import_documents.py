"""The acts shipped with the system, and files of others."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput
from motcua.legislation.actions import import_documents
from motcua.legislation.actions.import_documents import own_rows
from motcua.legislation.models import LegalDocument
from motcua.legislation.queries import documents
from tests.legislation.conftest import NOW


def brought(rows):
    return import_documents(rows, by=OPERATOR, at=NOW)


def test_our_own_acts_say_which_law_holds_today(db):
    done = brought(own_rows())
    assert done.entered == len(own_rows()) > 35

    today = documents.in_force(dt.date(2026, 10, 8))
    now = set(LegalDocument.objects.filter(today).values_list("number", flat=True))
    assert {"118/2025/NĐ-CP", "367/2025/NĐ-CP", "224/2026/NĐ-CP", "63/2010/NĐ-CP"} <= now
    assert not {"61/2018/NĐ-CP", "42/2022/NĐ-CP", "43/2011/NĐ-CP", "62/2021/NĐ-CP"} & now
    before = documents.in_force(dt.date(2026, 6, 30))
    assert LegalDocument.objects.filter(before, number="42/2022/NĐ-CP").exists()


def test_a_second_time_changes_nothing(db):
    brought(own_rows())
    again = brought(own_rows())
    assert (again.entered, again.relations) == (0, 0)


GOOD = {"number": "1/2024/NĐ-CP", "title": "Một", "issuer": "CP", "valid_from": dt.date(2024, 1, 1)}


@pytest.mark.parametrize(
    ("row", "place", "says"),
    [
        (GOOD | {"number": "2/2024/NĐ-CP", "replaces": "9/1999/NĐ-CP"}, "2.replaces", "Nhập văn"),
        (GOOD | {"number": "hai"}, "2.number", "không phải số"),
        (GOOD | {"number": "2/2024/NĐ-CP", "valid_from": "mai"}, "2.valid_from", "không phải ngày"),
        (GOOD | {"number": "2/2024/NĐ-CP", "ngay": 1}, "2.ngay", "không có trong mẫu"),
        ("chữ", "2.", "không phải một văn bản"),
        (
            GOOD | {"number": "2/2023/NĐ-CP", "valid_from": dt.date(2023, 1, 1),
                    "replaces": ["1/2024/NĐ-CP"]},
            "2.replaces",
            "1/2024/NĐ-CP có hiệu lực từ 01/01/2024",
        ),
    ],
)  # fmt: skip
def test_one_bad_row_keeps_the_file_out_and_is_named(db, row, place, says):
    with pytest.raises(InvalidInput) as fault:
        brought([GOOD, row])

    assert any(says in text for text in fault.value.errors[place])
    assert not LegalDocument.objects.exists()
