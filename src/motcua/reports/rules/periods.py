"""Periods of periodic reports and the days whose data they hold (NĐ 09/2019/NĐ-CP Điều 12).

The law closes a period before its months do: a quarter runs from the 15th of the month before it
to the 14th of its last month. From which day is a dated setting, since a province may report its
own months from the first to the last.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml

from motcua.kernel.errors import InvalidInput

_ROWS = Path(__file__).parents[1] / "data" / "report_cutoffs.yaml"
_DAY = dt.timedelta(days=1)
_KEY = re.compile(r"(\d{4})-(?:M(0[1-9]|1[0-2])|Q([1-4])|H([12])|(9M)|(Y))")
LAST_CUTOFF_DAY = 28
_ROMAN = ("", "I", "II", "III", "IV")


class PeriodKind(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def months(self) -> int:
        return _MONTHS[self]

    @property
    def in_a_year(self) -> int:
        """How many of it a year has; nine months are counted from January only."""
        return 1 if self is PeriodKind.NINE_MONTHS else 12 // self.months


_LABELS = {
    PeriodKind.MONTH: "Tháng", PeriodKind.QUARTER: "Quý", PeriodKind.HALF: "6 tháng",
    PeriodKind.NINE_MONTHS: "9 tháng", PeriodKind.YEAR: "Năm",
}  # fmt: skip
_MONTHS = {
    PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: 12,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Cutoff:
    """Data run from `day` of the month before a period to the day before `day` of its last month;
    day 1 is the calendar's own months. Reports are due `due_days` after the last day of data, the
    consolidated ones `due_days_above`. It holds for periods that end from `valid_from` on.
    """

    day: int
    due_days: int
    due_days_above: int
    valid_from: dt.date
    legal_basis: str
    verified: bool = False


@dataclass(frozen=True, kw_only=True)
class Period:
    kind: PeriodKind
    year: int
    number: int = 1

    @property
    def key(self) -> str:
        """`2026-M09`, `2026-Q3`, `2026-H2`, `2026-9M`, `2026-Y`."""
        ends = {
            PeriodKind.MONTH: f"M{self.number:02d}", PeriodKind.QUARTER: f"Q{self.number}",
            PeriodKind.HALF: f"H{self.number}", PeriodKind.NINE_MONTHS: "9M", PeriodKind.YEAR: "Y",
        }  # fmt: skip
        return f"{self.year}-{ends[self.kind]}"

    @property
    def name(self) -> str:
        words = {
            PeriodKind.MONTH: f"Tháng {self.number}",
            PeriodKind.QUARTER: f"Quý {_ROMAN[min(self.number, 4)]}",
            PeriodKind.HALF: "6 tháng đầu" if self.number == 1 else "6 tháng cuối",
            PeriodKind.NINE_MONTHS: "9 tháng đầu", PeriodKind.YEAR: "",
        }  # fmt: skip
        return f"{words[self.kind]} năm {self.year}" if words[self.kind] else f"Năm {self.year}"

    @property
    def calendar(self) -> tuple[dt.date, dt.date]:
        """First and last day of its months."""
        begin = 1 + (self.number - 1) * self.kind.months
        last = begin + self.kind.months - 1
        return dt.date(self.year, begin, 1), _month_after(self.year, last) - _DAY

    def before(self) -> Period:
        """The one of the same kind that came just before."""
        if self.number > 1:
            return Period(kind=self.kind, year=self.year, number=self.number - 1)
        return Period(kind=self.kind, year=self.year - 1, number=self.kind.in_a_year)

    def days(self, cutoff: Cutoff) -> tuple[dt.date, dt.date]:
        """First and last day of its data, both included."""
        first, last = self.calendar
        if cutoff.day == 1:
            return first, last
        return (first - _DAY).replace(day=cutoff.day), last.replace(day=cutoff.day - 1)


@dataclass(frozen=True, kw_only=True)
class Reach:
    """A period with the days it holds, by when its reports are due and what is odd about it."""

    period: Period
    first: dt.date
    last: dt.date
    due: dt.date
    due_above: dt.date
    cutoff: Cutoff
    notes: tuple[str, ...] = ()


def parse(key: str) -> Period:
    """Raises InvalidInput with how a period is written."""
    found = _KEY.fullmatch(key.strip().upper())
    if not found or not 2010 <= int(found[1]) <= 2100:
        raise InvalidInput(
            f"“{key[:20]}” không phải kỳ báo cáo. Viết như 2026-M09 (tháng), 2026-Q3 (quý), "
            "2026-H1 (6 tháng), 2026-9M (9 tháng) hoặc 2026-Y (năm).",
            field="period",
        )
    year, month, quarter, half, nine, _year = found.groups()
    for kind, number in (
        (PeriodKind.MONTH, month), (PeriodKind.QUARTER, quarter), (PeriodKind.HALF, half),
    ):  # fmt: skip
        if number:
            return Period(kind=kind, year=int(year), number=int(number))
    return Period(kind=PeriodKind.NINE_MONTHS if nine else PeriodKind.YEAR, year=int(year))


def reach(period: Period, cutoffs: Sequence[Cutoff]) -> Reach:
    """By the cut-off in force on the last day of its months; a change since the period before
    leaves days in both or in neither, which its notes say.
    """
    cutoff = in_force(cutoffs, period.calendar[1])
    first, last = period.days(cutoff)
    return Reach(
        period=period, first=first, last=last, cutoff=cutoff, due=last + _DAY * cutoff.due_days,
        due_above=last + _DAY * cutoff.due_days_above, notes=_seam(period, first, cutoffs),
    )  # fmt: skip


def _seam(period: Period, first: dt.date, cutoffs: Sequence[Cutoff]) -> tuple[str, ...]:
    before = period.before()
    ended = before.days(in_force(cutoffs, before.calendar[1]))[1]
    if first == ended + _DAY or period.kind is PeriodKind.NINE_MONTHS:
        return ()
    if first <= ended:
        said = f"các ngày {first:%d/%m/%Y} – {ended:%d/%m/%Y} nằm trong cả hai kỳ"
    else:
        said = f"các ngày {ended + _DAY:%d/%m/%Y} – {first - _DAY:%d/%m/%Y} không thuộc kỳ nào"
    return (f"Ngày chốt số liệu đã đổi so với kỳ trước ({before.name}): {said}.",)


def in_force(cutoffs: Sequence[Cutoff], day: dt.date) -> Cutoff:
    """The newest from that day or before; the oldest for what was earlier than all."""
    known = sorted(cutoffs, key=lambda one: one.valid_from)
    return next((one for one in reversed(known) if one.valid_from <= day), known[0])


def all_of(year: int, kinds: Iterable[PeriodKind] = PeriodKind) -> list[Period]:
    return [
        Period(kind=kind, year=year, number=number)
        for kind in kinds
        for number in range(1, kind.in_a_year + 1)
    ]


def latest_ended(
    kind: PeriodKind, today: dt.date, cutoffs: Sequence[Cutoff]
) -> Period:  # fmt: skip
    """The last whose data are complete."""
    found = [one for year in (today.year, today.year - 1) for one in all_of(year, [kind])]
    ended = [one for one in found if reach(one, cutoffs).last < today]
    return max(ended, key=lambda one: one.calendar[1])


@cache
def cutoffs_of_law() -> tuple[Cutoff, ...]:
    """What data/report_cutoffs.yaml says; a province's own come after (ReportCutoff)."""
    with _ROWS.open(encoding="utf-8") as rows:
        return tuple(Cutoff(**row) for row in yaml.safe_load(rows))


def _month_after(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1)
