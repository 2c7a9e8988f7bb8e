"""Numbers as the index needs them: exact until printed, then two decimals, half up.

A published index is decided by hundredths and a rank by less; binary fractions would sometimes
round 82.265 down and part two units that are equal. So points are `Fraction`s.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from math import isfinite

from motcua.index.rules.faults import Unreadable

ZERO = Fraction(0)
HUNDRED = Fraction(100)

# Fifteen digits are the most that a float, and so the quick way of scoring, keeps apart.
_DIGITS = 15
_DECIMAL = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")


def read_number(text: str) -> Fraction:
    """A decimal with a point or a comma; both at once is refused, for they cannot be told apart."""
    written = text.strip().replace("\u2212", "-")
    if "," in written and "." in written:
        raise Unreadable(
            f"số “{text}” có cả dấu chấm và dấu phẩy. Bỏ dấu ngăn hàng nghìn, ví dụ 1234.5."
        )
    if not _DECIMAL.fullmatch(written):
        raise Unreadable(f"“{_short(text)}” không phải là số. Ghi dạng 12.5 hoặc 12,5.")
    if sum(char.isdigit() for char in written.lstrip("+-0.,")) > _DIGITS:
        raise Unreadable(f"số “{_short(text)}” dài quá {_DIGITS} chữ số. Làm tròn lại.")
    return Fraction(written.replace(",", "."))


def exact(value: object) -> Fraction:
    """A number of a set file as it is written there: 0.1 is a tenth, not its nearest float."""
    if isinstance(value, bool) or value is None:
        raise Unreadable(f"{_json_word(value)} không phải là số.")
    if isinstance(value, str):
        return read_number(value)
    if isinstance(value, int | Fraction):
        return _within(Fraction(value))
    if isinstance(value, float | Decimal) and isfinite(value):
        return _decimal(Decimal(str(value)))
    raise Unreadable(f"“{_short(str(value))}” không phải là số dùng được.")


def half_up(value: Fraction, places: int = 2) -> str:
    """`82.27` of 82.265; a half moves away from zero, so that +x and −x look alike."""
    return decimal_text(rounded_units(value, places), places)


def rounded_units(value: Fraction, places: int = 2) -> int:
    """How many hundredths (or other units) the rounded value has."""
    scaled = abs(value) * 10**places
    units: int = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return units if value >= 0 else -units


def decimal_text(units: int, places: int = 2) -> str:
    """1237 hundredths are `12.37`."""
    whole, part = divmod(abs(units), 10**places)
    sign = "-" if units < 0 else ""
    return f"{sign}{whole}.{part:0{places}d}" if places else f"{sign}{whole}"


def plain(value: Fraction) -> str:
    """For a sentence: as many decimals as it has, three dots of doubt when they never end."""
    for places in range(7):
        if (value * 10**places).denominator == 1:
            return decimal_text(int(value * 10**places), places)
    return f"{half_up(value, 6)}…"


def _decimal(value: Decimal) -> Fraction:
    if len(value.as_tuple().digits) > _DIGITS or not -_DIGITS <= value.adjusted() < _DIGITS:
        raise Unreadable(f"số {_short(str(value))} dài quá {_DIGITS} chữ số. Làm tròn lại.")
    return Fraction(value)


def _within(value: Fraction) -> Fraction:
    if abs(value) > 10**_DIGITS:
        raise Unreadable(f"số lớn quá {_DIGITS} chữ số.")
    return value


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"


def _json_word(value: object) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else "Ô trống"
