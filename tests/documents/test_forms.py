"""The form printed is the one in force on that day."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.documents.rules.forms import FormKey, all_forms, form_in_force
from motcua.kernel.errors import InvalidInput

NEW = dt.date(2025, 9, 15)


@pytest.mark.parametrize(
    ("key", "on", "number", "circular"),
    [
        (FormKey.RECEIPT, dt.date(2019, 1, 6), "Mẫu số 01", "TT 01/2018/TT-VPCP"),
        (FormKey.RECEIPT, dt.date(2025, 9, 14), "Mẫu số 01", "TT 01/2018/TT-VPCP"),
        (FormKey.RECEIPT, NEW, "Mẫu số 01", "TT 03/2025/TT-VPCP"),
        (FormKey.SUPPLEMENT_SLIP, NEW, "Mẫu số 02", "TT 03/2025/TT-VPCP"),
        (FormKey.REFUSAL, NEW, "Mẫu số 03", "TT 03/2025/TT-VPCP"),
        (FormKey.CONTROL_SLIP, dt.date(2025, 9, 14), "Mẫu số 05", "TT 01/2018/TT-VPCP"),
        (FormKey.CONTROL_SLIP, NEW, "Mẫu số 06", "TT 03/2025/TT-VPCP"),
        (FormKey.APOLOGY, dt.date(2025, 9, 14), "Mẫu số 04", "TT 01/2018/TT-VPCP"),
        (FormKey.APOLOGY, NEW, "Mẫu số 04", "TT 03/2025/TT-VPCP"),
        (FormKey.STOP_NOTICE, NEW, "Mẫu số 05", "TT 03/2025/TT-VPCP"),
        (FormKey.REGISTER, dt.date(2025, 9, 14), "Mẫu số 06", "TT 01/2018/TT-VPCP"),
        (FormKey.REGISTER, NEW, "Mẫu số 07", "TT 03/2025/TT-VPCP"),
        ("control_slip", dt.date(2026, 10, 8), "Mẫu số 06", "TT 03/2025/TT-VPCP"),
    ],
)
def test_number_and_circular_by_date(key, on, number, circular):
    form = form_in_force(key, on)
    assert (form.number, form.legal_basis.number) == (number, circular)


@pytest.mark.parametrize("key", list(FormKey))
def test_no_gap_and_no_overlap(key):
    rows = sorted((f for f in all_forms() if f.key is key), key=lambda form: form.valid_from)
    assert [form.valid_to for form in rows] == [*(form.valid_from for form in rows[1:]), None]


def test_before_the_first_circular_the_error_names_form_and_day():
    with pytest.raises(InvalidInput, match=r"Giấy tiếp nhận hồ sơ.*05/01/2019"):
        form_in_force(FormKey.RECEIPT, dt.date(2019, 1, 5))


def test_every_row_cites_its_annex_and_says_where_its_layout_comes_from():
    for form in all_forms():
        assert form.number in form.legal_basis.article
        assert form.layout_verified or form.layout_source
        assert set(form.sizes) <= {"A4", "A5"} and form.copies >= 1
