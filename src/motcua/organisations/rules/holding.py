"""How long a post may be held in a special way; what is unusual is said, not forbidden."""

from __future__ import annotations

import datetime as dt

# NĐ 118/2025/NĐ-CP, Điều 12: officials are seconded to the one-stop unit for 12 to 36 months.
SHORTEST_MONTHS, LONGEST_MONTHS = 12, 36


def secondment_warning(valid_from: dt.date, valid_to: dt.date | None) -> str:
    """One sentence when a secondment is open-ended, shorter or longer than the decree has it."""
    if valid_to is None:
        return "Biệt phái chưa ghi ngày kết thúc. Thời hạn theo quy định là 12 đến 36 tháng."
    months = _whole_months(valid_from, valid_to + dt.timedelta(days=1))
    if months >= SHORTEST_MONTHS and valid_to < _months_later(valid_from, LONGEST_MONTHS):
        return ""
    return f"Biệt phái {months} tháng. Thời hạn theo quy định là 12 đến 36 tháng."


def _whole_months(first: dt.date, after: dt.date) -> int:
    months = (after.year - first.year) * 12 + after.month - first.month
    return months - (after.day < first.day)


def _months_later(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, 28))
