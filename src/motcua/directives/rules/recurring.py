"""Recurring duties as data: which instances fall due between two days (chế độ báo cáo định kỳ)."""

from __future__ import annotations

import calendar as months
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from motcua.kernel.errors import InvalidInput


class Rhythm(StrEnum):
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"


RHYTHMS = {
    Rhythm.WEEKLY: "Hằng tuần",
    Rhythm.MONTHLY: "Hằng tháng",
    Rhythm.QUARTERLY: "Hằng quý",
    Rhythm.HALF_YEARLY: "Sáu tháng",
    Rhythm.YEARLY: "Hằng năm",
}
_MONTHS = {
    Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3, Rhythm.HALF_YEARLY: 6, Rhythm.YEARLY: 12,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class DutyRule:
    """`day` is of the week (1 = Monday) or of the period's last month (31 = its last day)."""

    rhythm: str
    day: int


@dataclass(frozen=True, kw_only=True)
class Instance:
    """`period` is unique in the duty and sorts: `2026-10`, `2026-Q3`, `2026-W41`."""

    period: str
    label: str
    due_day: dt.date


def check_rule(rule: DutyRule) -> None:
    if rule.rhythm not in RHYTHMS:
        raise InvalidInput("Chu kỳ không có. Chọn trong danh sách.", field="rhythm")
    most = 7 if rule.rhythm == Rhythm.WEEKLY else 31
    if not 1 <= rule.day <= most:
        what = "thứ trong tuần từ 1 (thứ Hai) đến 7" if most == 7 else "ngày từ 1 đến 31"
        raise InvalidInput(f"Ngày đến hạn phải là {what}.", field="day")


def instances(rule: DutyRule, first: dt.date, last: dt.date) -> list[Instance]:
    """Those due from `first` to `last`, both included, oldest first."""
    every = (
        _weekly(rule, first, last) if rule.rhythm == Rhythm.WEEKLY else _by_month(rule, first, last)
    )
    return [one for one in every if first <= one.due_day <= last]


def _weekly(rule: DutyRule, first: dt.date, last: dt.date) -> Iterator[Instance]:
    day = first - dt.timedelta(days=first.isoweekday() - rule.day)
    while day <= last:
        year, week, _ = day.isocalendar()
        yield Instance(period=f"{year}-W{week:02d}", label=f"tuần {week}/{year}", due_day=day)
        day += dt.timedelta(days=7)


def _by_month(rule: DutyRule, first: dt.date, last: dt.date) -> Iterator[Instance]:
    step = _MONTHS[Rhythm(rule.rhythm)]
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        year, month = divmod(number, 12)
        if (month + 1) % step:
            continue
        period, label = _named(Rhythm(rule.rhythm), year, month + 1)
        due = dt.date(year, month + 1, min(rule.day, months.monthrange(year, month + 1)[1]))
        yield Instance(period=period, label=label, due_day=due)


def _named(rhythm: Rhythm, year: int, month: int) -> tuple[str, str]:
    match rhythm:
        case Rhythm.QUARTERLY:
            return f"{year}-Q{month // 3}", f"quý {month // 3}/{year}"
        case Rhythm.HALF_YEARLY:
            return f"{year}-H{month // 6}", f"6 tháng {'đầu' if month == 6 else 'cuối'} năm {year}"
        case Rhythm.YEARLY:
            return f"{year}", f"năm {year}"
    return f"{year}-{month:02d}", f"tháng {month}/{year}"
