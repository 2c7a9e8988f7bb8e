from __future__ import annotations

import datetime as dt

import pytest

from motcua.ui import masking


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("014058004821", "•••• •••• 4821"),
        ("0140 5800 4821", "•••• •••• 4821"),
        ("050123456", "• •••• 3456"),
        ("1234", "••34"),
        ("12", "•2"),
        ("", ""),
        (None, ""),
    ],
)
def test_identity_number_shows_its_last_four(number, shown):
    assert masking.mask_identity(number) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("0912345321", "09•• ••• 321"),
        ("0912 345 321", "09•• ••• 321"),
        ("02123859321", "02••• ••• 321"),
        ("+84912345321", "84••• ••• 321"),
        ("113", "•••"),
        ("", ""),
    ],
)
def test_phone_shows_first_two_and_last_three(number, shown):
    assert masking.mask_phone(number) == shown


@pytest.mark.parametrize(
    ("address", "shown"),
    [("lo.van.on@example.vn", "l•••@example.vn"), ("a@b.vn", "a•••@b.vn"), ("hỏng", ""), ("", "")],
)
def test_email_shows_a_letter_and_the_domain(address, shown):
    assert masking.mask_email(address) == shown


def test_birth_is_a_year():
    assert masking.birth_year(dt.date(1958, 2, 3)) == "1958"
    assert masking.birth_year("1958") == "1958"
    assert masking.birth_year(None) == ""


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("Bản Nà Sang, xã Mai Sơn, tỉnh Sơn La", "xã Mai Sơn"),
        ("Tổ 3, Phường Tô Hiệu, Sơn La", "Phường Tô Hiệu"),
        ("Bản Nà Sang", ""),
    ],
)
def test_address_is_its_commune(address, shown):
    assert masking.commune_of(address) == shown
