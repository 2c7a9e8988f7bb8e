"""The day a publishing decision was signed, where its number is given with the day beside it."""

from __future__ import annotations

import datetime as dt
import re

# A day inside a number ("12/05/2026/QĐ-UBND") is none; neither is a number with a year ("5/2026/QĐ").
_DAY = re.compile(
    r"(?<![\d/.-])(?:ngày\s*)?(\d{1,2})\s*(?:([/.-])\s*|\s+tháng\s+)(\d{1,2})"
    r"\s*(?(2)\2\s*|\s+năm\s+)((?:19|20)\d{2})(?![\d/-]|\.\d)",
    re.IGNORECASE,
)


def read_decided_on(text: str) -> dt.date | None:
    """“1234/QĐ-UBND ngày 05/03/2026” or “… ngày 05 tháng 3 năm 2026” → that day.

    None where no day stands there, where it is in no calendar, and where several days stand there:
    then it is not told which of them is the decision's.
    """
    days = {_date(*match.group(1, 3, 4)) for match in _DAY.finditer(text)}
    return days.pop() if len(days) == 1 else None


def _date(day: str, month: str, year: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
