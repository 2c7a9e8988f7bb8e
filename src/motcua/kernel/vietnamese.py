"""Dates and times in the words that officials and papers use."""

from __future__ import annotations

import datetime as dt

from motcua.kernel.clock import local

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


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
    return f"{local(moment):%H giờ %M phút, ngày %d tháng %m năm %Y}"


def paper_date(day: dt.date) -> str:
    return f"ngày {day:%d} tháng {day:%m} năm {day:%Y}"
