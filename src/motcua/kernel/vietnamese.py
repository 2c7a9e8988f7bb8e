"""Dates and times in the words that officials and papers use."""

from __future__ import annotations

import datetime as dt

from motcua.kernel.clock import local

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_FEBRUARY = 2


def date_text(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"


def weekday_text(day: dt.date) -> str:
    return f"{WEEKDAYS[day.weekday()]}, {date_text(day)}"


def moment_text(moment: dt.datetime) -> str:
    """`09:12 thứ Năm, 08/10/2026`."""
    here = local(moment)
    return f"{here:%H:%M} {weekday_text(here.date())}"


def short_moment(moment: dt.datetime) -> str:
    """`09:12 08/10/2026`."""
    return f"{local(moment):%H:%M %d/%m/%Y}"


def paper_moment(moment: dt.datetime) -> str:
    """`09 giờ 12 phút, ngày 08 tháng 10 năm 2026`."""
    there = local(moment)
    return f"{there:%H giờ %M phút}, {paper_date(there.date())}"


def paper_date(day: dt.date) -> str:
    """`ngày 08 tháng 6 năm 2026`: days below 10 and January, February have a zero before them
    (NĐ 30/2020/NĐ-CP, Phụ lục I).
    """
    month = f"{day.month:02d}" if day.month <= _FEBRUARY else str(day.month)
    return f"ngày {day:%d} tháng {month} năm {day:%Y}"
