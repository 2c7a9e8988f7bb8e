"""How long the law gives: an amount and a unit."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from math import floor

from motcua.worktime.errors import InvalidTerm

WORKING_DAY = 8 * 3600


class TermUnit(StrEnum):
    WORKING_DAYS = "wd"
    WORKING_HOURS = "wh"
    DAYS = "d"
    MONTHS = "m"
    SAME_DAY = "same-day"
    CLOCK_HOURS = "h"
    MINUTES = "min"


class DayRule(StrEnum):
    """How working days are counted; it matters to no other unit."""

    ROLLING = "rolling"
    END_OF_DAY = "end-of-day"


WORDS = {
    TermUnit.WORKING_DAYS: "ngày làm việc",
    TermUnit.WORKING_HOURS: "giờ làm việc",
    TermUnit.DAYS: "ngày",
    TermUnit.MONTHS: "tháng",
    TermUnit.SAME_DAY: "trong ngày",
    TermUnit.CLOCK_HOURS: "giờ",
    TermUnit.MINUTES: "phút",
}
_UNITS = {word: unit for unit, word in WORDS.items()} | {unit.value: unit for unit in TermUnit}
_UNITS["phút làm việc"] = TermUnit.MINUTES
_SECONDS = {
    TermUnit.WORKING_HOURS: 3600,
    TermUnit.CLOCK_HOURS: 3600,
    TermUnit.MINUTES: 60,
}
_WRITTEN = re.compile(r"([0-9]{1,12}(?:[.,][0-9]{1,30})?) ?(\D+)")
_HOW = (
    "Viết như “5 ngày làm việc”, “16 giờ làm việc”, “30 ngày”, “2 tháng”, “48 giờ”, “30 phút” "
    "hoặc “trong ngày”."
)


@dataclass(frozen=True, slots=True)
class Term:
    """`whole` counts days or months; `seconds` is what comes after them, cut down to the second."""

    amount: Decimal
    unit: TermUnit
    whole: int = field(init=False, repr=False, compare=False)
    seconds: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        amount, unit = Decimal(self.amount), TermUnit(self.unit)
        if not amount.is_finite() or amount < 0:
            raise InvalidTerm(f"Thời hạn “{self.amount}” không phải số từ 0 trở lên. {_HOW}")
        if unit in (TermUnit.DAYS, TermUnit.MONTHS) and amount != int(amount):
            raise InvalidTerm(
                f"Thời hạn theo {WORDS[unit]} phải là số nguyên, không phải {_comma(amount)}. "
                "Số lẻ chỉ dùng cho ngày làm việc, giờ và phút."
            )
        whole, seconds = _split(amount, unit)
        for name, value in (
            ("amount", amount),
            ("unit", unit),
            ("whole", whole),
            ("seconds", seconds),
        ):
            object.__setattr__(self, name, value)

    @classmethod
    def parse(cls, text: str) -> Term:
        """Reads every spelling of the contract, whatever its case, spacing or composition."""
        return _parsed(text)

    @classmethod
    def _read(cls, text: str) -> Term:
        written = " ".join(unicodedata.normalize("NFC", text).lower().split())
        if _UNITS.get(written) is TermUnit.SAME_DAY:
            return cls(Decimal(1), TermUnit.SAME_DAY)
        match = _WRITTEN.fullmatch(written)
        unit = _UNITS.get(match[2]) if match else None
        if match is None or unit is None or unit is TermUnit.SAME_DAY:
            raise InvalidTerm(f"Không hiểu thời hạn “{_short(text)}”. {_HOW}")
        return cls(Decimal(match[1].replace(",", ".")), unit)

    def __str__(self) -> str:
        if self.unit is TermUnit.SAME_DAY:
            return self.unit.value
        return f"{_plain(self.amount)}{self.unit.value}"

    def text(self) -> str:
        """As the law prints it: `2,5 ngày làm việc`."""
        if self.unit is TermUnit.SAME_DAY:
            return WORDS[self.unit]
        return f"{_comma(self.amount)} {WORDS[self.unit]}"


@lru_cache(maxsize=1024)
def _parsed(text: str) -> Term:
    """The law writes few terms, and every act reads those of its dossier."""
    return Term._read(text)


def _split(amount: Decimal, unit: TermUnit) -> tuple[int, int]:
    # Fraction, because Decimal would round a long amount up to the next whole second or day.
    if unit in _SECONDS:
        return 0, floor(Fraction(amount) * _SECONDS[unit])
    whole = int(amount)
    if unit is TermUnit.WORKING_DAYS:
        return whole, floor((Fraction(amount) - whole) * WORKING_DAY)
    return whole, 0


def _plain(amount: Decimal) -> str:
    digits = f"{amount:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _comma(amount: Decimal) -> str:
    return _plain(amount).replace(".", ",")


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
