"""What an identity number, a tax code and a passport number say of themselves."""

from __future__ import annotations

import pytest

from motcua.kernel.errors import InvalidInput
from motcua.parties.rules.details import PartyDetails
from tests.province import person


def fault_of(told: PartyDetails) -> dict[str, list[str]]:
    with pytest.raises(InvalidInput) as fault:
        told.checked()
    return fault.value.errors


@pytest.mark.parametrize("number", ["003058004821", "097058004821", "000058004821"])
def test_card_begins_with_a_province_that_exists(number):
    assert "không phải mã tỉnh nào" in fault_of(person(identity=number))["identity"][0]


@pytest.mark.parametrize(
    ("number", "year"),
    [("014058004821", 1958), ("014158004821", 1958), ("014207004821", 2007),
     ("014307004821", 2007), ("199058004821", 1958)],
)  # fmt: skip
def test_card_tells_the_year_of_birth(number, year):
    assert person(identity=number, birth_year=year).checked().identity == number
    other = fault_of(person(identity=number, birth_year=year + 1))
    assert str(year) in other["birth_year"][0]


def test_year_is_not_asked_where_it_was_not_told():
    assert person(birth_year=None).checked().birth_year is None


@pytest.mark.parametrize("code", ["0100109106", "0100109106001", "0102030405"])
def test_tax_code_with_its_check_digit_is_taken(code):
    assert PartyDetails(kind="firm", name="Công ty", identity=code).checked().identity == code


@pytest.mark.parametrize("code", ["0100109107", "0100190106", "0100109105001"])
def test_tax_code_with_one_wrong_digit_is_found(code):
    told = PartyDetails(kind="firm", name="Công ty", identity=code)
    assert "sai ở một chữ số" in fault_of(told)["identity"][0]


@pytest.mark.parametrize("code", ["010010910", "01001091060", "014058004821"])
def test_firm_has_ten_or_thirteen_digits(code):
    told = PartyDetails(kind="firm", name="Công ty", identity=code)
    assert "cần 10 hoặc 13" in fault_of(told)["identity"][0]


def test_household_business_is_known_by_its_owner_s_card():
    told = PartyDetails(kind="household", name="Hộ ông Ơn", identity="014058004821")
    assert told.checked().identity_kind == "cccd"


@pytest.mark.parametrize(
    ("number", "kind"), [("b1234567", ""), ("P 1234567", ""), ("123456789", "passport")]
)
def test_foreigner_has_a_passport(number, kind):
    told = person(identity=number, identity_kind=kind, birth_year=None).checked()
    assert told.identity_kind == "passport"
    assert told.identity == number.replace(" ", "").upper()


@pytest.mark.parametrize("number", ["B12", "B12345678901234567", "B1234*67"])
def test_passport_that_cannot_be_is_refused(number):
    assert "hộ chiếu" in fault_of(person(identity=number))["identity"][0].lower()
