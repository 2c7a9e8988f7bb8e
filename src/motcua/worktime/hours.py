"""Working hours of a day and of a week."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from motcua.worktime.errors import InvalidHours
from motcua.worktime.seconds import DAY

# Intervals of one day in seconds after midnight, in order, never touching; () is a day off.
Hours = tuple[tuple[int, int], ...]

CLOSED: Hours = ()
_INTERVAL = re.compile(r"([0-2]?[0-9]):([0-5][0-9])\s*[-–]\s*([0-2]?[0-9]):([0-5][0-9])")


def hours(*intervals: str) -> Hours:
    """`hours("07:30-11:30", "13:30-17:30")`."""
    return checked_hours(tuple(_interval(text) for text in intervals))


def checked_hours(intervals: Hours) -> Hours:
    """In order, without overlap; intervals that touch become one."""
    joined: list[tuple[int, int]] = []
    for opens, closes in sorted(intervals):
        if not 0 <= opens < closes <= DAY:
            raise InvalidHours(
                "Giờ làm việc phải bắt đầu trước khi kết thúc và nằm trong một ngày."
            )
        if joined and opens < joined[-1][1]:
            raise InvalidHours(
                "Các khoảng giờ làm việc trong ngày chồng lên nhau. Sửa để tách rời."
            )
        touches = bool(joined) and opens == joined[-1][1]
        joined.append((joined.pop()[0] if touches else opens, closes))
    return tuple(joined)


def _interval(text: str) -> tuple[int, int]:
    match = _INTERVAL.fullmatch(text.strip())
    if match is None:
        raise InvalidHours(f"Không hiểu giờ làm việc “{text}”. Viết như “07:30-11:30”.")
    opens_h, opens_m, closes_h, closes_m = map(int, match.groups())
    return opens_h * 3600 + opens_m * 60, closes_h * 3600 + closes_m * 60


@dataclass(frozen=True, slots=True)
class Week:
    """Hours from Monday to Sunday; `full_day` is what a make-up day works."""

    days: tuple[Hours, ...]
    full_day: Hours

    def __post_init__(self) -> None:
        if len(self.days) != 7:
            raise InvalidHours("Tuần làm việc cần đủ bảy ngày, từ thứ Hai đến Chủ nhật.")

    @classmethod
    def of(cls, weekday: Hours, *, saturday: Hours = CLOSED, sunday: Hours = CLOSED) -> Week:
        return cls((weekday,) * 5 + (saturday, sunday), weekday)


@dataclass(frozen=True, slots=True)
class WeekVersion:
    """The week that holds from a date on, until the next version (summer hours, a new decision)."""

    valid_from: dt.date
    week: Week
    legal_basis: str = ""
