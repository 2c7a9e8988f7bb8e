"""Numbers by which a person is known, checked for what the number itself says.

CCCD: Luật Căn cước 26/2023/QH15, TT 59/2021/TT-BCA (place of birth, century and sex, year);
tax code: TT 86/2024/TT-BTC (ten digits with a check digit, three more for a dependent unit).
"""

from __future__ import annotations

import re

from motcua.kernel.errors import InvalidInput

CITIZEN = "citizen"
HOUSEHOLD = "household"
PASSPORT = "passport"
CCCD = "cccd"
TAX = "tax"
KIND_NAMES = {CCCD: "Số định danh", TAX: "Mã số thuế", PASSPORT: "Hộ chiếu"}

# Codes of provinces as they were when cards were given; those merged in 2025 stay on the cards.
_CODES = (
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 "
    "036 037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 "
    "074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096"
)
PROVINCES = frozenset(_CODES.split())
# Born and registered abroad: the code of the country, three digits from 100 on.
COUNTRIES = range(100, 900)
TAX_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_PASSPORT = re.compile(r"[A-Z0-9]{6,15}")


def kind_of(number: str, party_kind: str, told: str = "") -> str:
    """What a cleaned number is: told, or seen from its form and whose it is."""
    if not number:
        return ""
    if told == PASSPORT or (party_kind == CITIZEN and number[0].isalpha()):
        return PASSPORT
    personal = party_kind == CITIZEN or (party_kind == HOUSEHOLD and len(number) == 12)
    return CCCD if personal else TAX


def check(number: str, party_kind: str, told: str = "") -> str:
    """The number, when nothing in it is impossible; raises InvalidInput that says what is."""
    kind = kind_of(number, party_kind, told)
    checks = {CCCD: _check_cccd, TAX: _check_tax, PASSPORT: _check_passport}
    if kind:
        checks[kind](number)
    return number


def _check_digits(number: str, name: str, where: str) -> None:
    if not number.isascii() or not number.isdigit():
        raise InvalidInput(f"{name} chỉ gồm chữ số. Xem lại số {where}.")


def _check_cccd(number: str) -> None:
    _check_digits(number, "Số định danh", "trên mặt trước thẻ")
    if len(number) != 12:
        message = f"Số định danh có {len(number)} chữ số, cần đủ 12. Xem lại số trên mặt trước thẻ."
        raise InvalidInput(message)
    place = number[:3]
    if place not in PROVINCES and int(place) not in COUNTRIES:
        raise InvalidInput(
            f"Số định danh bắt đầu bằng {place}, không phải mã tỉnh nào. Xem lại số thẻ."
        )


def _check_tax(number: str) -> None:
    _check_digits(number, "Mã số thuế", "trên giấy đăng ký")
    if len(number) not in {10, 13}:
        message = f"Mã số thuế có {len(number)} chữ số, cần 10 hoặc 13 (hộ kinh doanh: 12)."
        raise InvalidInput(message)
    if tax_check_digit(number[:9]) != number[9]:
        raise InvalidInput(
            f"Mã số thuế sai ở một chữ số: chữ số thứ mười không khớp chín số trước ({number[:10]}). "
            "Xem lại giấy đăng ký."
        )


def tax_check_digit(nine: str) -> str:
    """The tenth digit of a tax code; empty where no code begins with these nine."""
    total = sum(weight * int(digit) for weight, digit in zip(TAX_WEIGHTS, nine, strict=True))
    digit = 10 - total % 11
    return str(digit) if digit < 10 else ""


def _check_passport(number: str) -> None:
    if not _PASSPORT.fullmatch(number):
        raise InvalidInput(
            "Số hộ chiếu gồm 6 đến 15 chữ cái không dấu và chữ số. Xem lại trang thông tin hộ chiếu."
        )


def born_in(number: str) -> int | None:
    """The year of birth that a CCCD tells; None for another number."""
    if len(number) != 12 or not number.isdigit():
        return None
    return 1900 + int(number[3]) // 2 * 100 + int(number[4:6])


def check_birth_year(number: str, kind: str, year: int | None) -> None:
    """Raises InvalidInput when the year told is not the one on the card."""
    born = born_in(number) if kind == CCCD else None
    if born and year and born != year:
        raise InvalidInput(
            f"Năm sinh {year} không khớp số định danh: số này của người sinh năm {born}. "
            "Xem lại năm sinh hoặc số thẻ."
        )
