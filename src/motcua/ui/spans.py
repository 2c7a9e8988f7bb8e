"""Lengths of working time in words: always rounded down, a day is eight hours."""

from __future__ import annotations

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 8 * HOUR


def parts(seconds: int) -> tuple[int, int, int]:
    """Working days, hours and minutes of a length without sign."""
    length = abs(int(seconds))
    days, rest = divmod(length, DAY)
    hours, rest = divmod(rest, HOUR)
    return days, hours, rest // MINUTE


def span_text(seconds: int) -> str:
    """`5 ngày 7 giờ`, `7 giờ 12 phút`, `45 phút`, `dưới 1 phút`."""
    days, hours, minutes = parts(seconds)
    if days:
        return f"{days} ngày {hours} giờ" if hours else f"{days} ngày"
    if hours:
        return f"{hours} giờ {minutes:02d} phút" if minutes else f"{hours} giờ"
    return f"{minutes} phút" if minutes else "dưới 1 phút"


def largest(seconds: int) -> int:
    """The length in its largest unit alone, without sign: 2 days 3 hours are 2 days."""
    length = abs(int(seconds))
    unit = next((unit for unit in (DAY, HOUR, MINUTE) if length >= unit), 1)
    return length - length % unit


def full_text(seconds: int) -> str:
    """`4 ngày 0 giờ`: hours are said even when there are none."""
    days, hours, _ = parts(seconds)
    return f"{days} ngày {hours} giờ" if days else span_text(seconds)
