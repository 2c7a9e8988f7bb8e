"""Periods of figures: a month, quarter, half, nine months, a year; and the one before.

Keys stand in addresses: `2026-10`, `2026-q4`, `2026-h2`, `2026-9t`, `2026`.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from motcua.kernel.errors import InvalidInput

MONTH, QUARTER, HALF, NINE, YEAR = "month", "quarter", "half", "nine", "year"
OLDEST = 2010
NEWEST = 2199
_KEY = re.compile(r"(\d{4})(?:-(?:(0[1-9]|1[0-2])|q([1-4])|h([12])|(9t)))?")
_MONTHS = {MONTH: 1, QUARTER: 3, HALF: 6, NINE: 9, YEAR: 12}


@dataclass(frozen=True, kw_only=True)
class Period:
    """Whole months: `number` of its kind within `year`, from 1."""

    kind: str
    year: int
    number: int = 1

    @property
    def key(self) -> str:
        ends = {MONTH: f"-{self.number:02d}", QUARTER: f"-q{self.number}",
                HALF: f"-h{self.number}", NINE: "-9t", YEAR: ""}  # fmt: skip
        return f"{self.year}{ends[self.kind]}"

    @property
    def first(self) -> dt.date:
        return dt.date(self.year, (self.number - 1) * _MONTHS[self.kind] + 1, 1)

    @property
    def last(self) -> dt.date:
        return month_after(self.first, _MONTHS[self.kind]) - dt.timedelta(days=1)

    @property
    def previous(self) -> Period:
        """The one that a report compares with; nine months with those of the year before."""
        if self.number > 1:
            return Period(kind=self.kind, year=self.year, number=self.number - 1)
        last = 1 if self.kind in {NINE, YEAR} else 12 // _MONTHS[self.kind]
        return Period(kind=self.kind, year=self.year - 1, number=last)


def period_of(key: str) -> Period:
    """Raises InvalidInput for what is no key of a period."""
    found = _KEY.fullmatch(key)
    if not found or not OLDEST <= int(found[1]) <= NEWEST:
        raise InvalidInput(
            f"Kỳ “{key[:20]}” không có. Chọn một tháng, quý, 6 tháng, 9 tháng hoặc năm trong danh sách.",
            field="ky",
        )
    year = int(found[1])
    kinds = ((MONTH, found[2]), (QUARTER, found[3]), (HALF, found[4]))
    for kind, number in kinds:
        if number:
            return Period(kind=kind, year=year, number=int(number))
    return Period(kind=NINE if found[5] else YEAR, year=year)


def month_of(day: dt.date) -> Period:
    return Period(kind=MONTH, year=day.year, number=day.month)


def month_after(first: dt.date, months: int) -> dt.date:
    """The first day of the month so many months later, or earlier."""
    number = first.year * 12 + first.month - 1 + months
    return dt.date(number // 12, number % 12 + 1, 1)


def usual_periods(today: dt.date) -> list[Period]:
    """What is offered: thirteen months, the quarters, halves, nine months and years around them."""
    this = month_of(today)
    months = [this]
    while len(months) < 13:
        months.append(months[-1].previous)
    year, quarter, half = today.year, (today.month - 1) // 3 + 1, (today.month - 1) // 6 + 1
    quarters = [Period(kind=QUARTER, year=year, number=quarter)]
    while len(quarters) < 5:
        quarters.append(quarters[-1].previous)
    halves = [Period(kind=HALF, year=year, number=half)]
    halves.append(halves[0].previous)
    nine = Period(kind=NINE, year=year if today.month > 9 else year - 1)
    years = [Period(kind=YEAR, year=year), Period(kind=YEAR, year=year - 1)]
    return [*months, *quarters, *halves, nine, *years]
