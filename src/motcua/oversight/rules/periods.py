"""The half years and years that reform reports are about (TT 01/2021/TT-VPCP, TT 05/2021/TT-BNV)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from motcua.kernel.errors import InvalidInput

KINDS = {"half": "Sáu tháng đầu năm", "year": "Năm"}


@dataclass(frozen=True, kw_only=True)
class Period:
    kind: str
    year: int

    @property
    def first(self) -> dt.date:
        return dt.date(self.year, 1, 1)

    @property
    def last(self) -> dt.date:
        return dt.date(self.year, 6, 30) if self.kind == "half" else dt.date(self.year, 12, 31)

    @property
    def before(self) -> Period:
        """The same of the year before: a half year is compared with a half year."""
        return Period(kind=self.kind, year=self.year - 1)

    @property
    def words(self) -> str:
        return f"6 tháng đầu năm {self.year}" if self.kind == "half" else f"năm {self.year}"


def period_of(kind: str, year: int, today: dt.date) -> Period:
    """Raises InvalidInput for a period that is none, or has not begun."""
    if kind not in KINDS:
        raise InvalidInput("Chọn báo cáo sáu tháng hoặc năm.", field="kind")
    if not 2010 <= year <= 2100:
        raise InvalidInput(f"Năm {year} ngoài khoảng 2010 đến 2100. Xem lại năm.", field="year")
    period = Period(kind=kind, year=year)
    if period.first > today:
        raise InvalidInput(f"Kỳ {period.words} chưa bắt đầu. Chọn kỳ khác.", field="year")
    return period
