"""Numbers, money, sizes and dates as officials write them."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from motcua.kernel.clock import local
from motcua.kernel.money import grouped
from motcua.kernel.vietnamese import date_text
from motcua.ui.words import moment_words

UNKNOWN = "–"
MINUS = "−"
NBSP = "\u00a0"
KILO = 1024
COUNT_LIMIT = 999

Number = int | float | Decimal


def number_text(value: Number | None, places: int | None = None) -> str:
    """`1.234,5`; without `places` as many decimals as the value has; unknown is `–`."""
    if value is None:
        return UNKNOWN
    exact = Decimal(str(value))
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    whole, _, decimals = f"{abs(exact):f}".partition(".")
    sign = MINUS if exact < 0 else ""
    return sign + grouped(int(whole)) + (f",{decimals}" if decimals else "")


def percent_text(part: Number | None, whole: Number | None = None, places: int = 2) -> str:
    """`91,08%` of a ratio, or of `part` over `whole`; nothing over nothing is unknown."""
    if part is None or whole == 0:
        return UNKNOWN
    ratio = Decimal(str(part)) / Decimal(str(whole)) if whole is not None else Decimal(str(part))
    return number_text(ratio * 100, places) + "%"


def money_text(dong: int | None) -> str:
    """In a sentence: `14.000 đồng`."""
    return UNKNOWN if dong is None else _("%(amount)s\u00a0đồng") % {"amount": grouped(dong)}


def money_cell(dong: int | None) -> str:
    """In a table: `14.000 ₫`."""
    return UNKNOWN if dong is None else f"{grouped(dong)}{NBSP}₫"


def count_text(count: int | None) -> str:
    """Counts stop at `999+`: beyond that nobody reads, and counting costs."""
    if count is None:
        return UNKNOWN
    return f"{COUNT_LIMIT}+" if count > COUNT_LIMIT else str(count)


def size_text(size: int) -> str:
    """`840 KB`, `1,2 MB`."""
    if size < KILO * KILO:
        return f"{max(1, round(size / KILO))}{NBSP}KB"
    return f"{number_text(size / KILO / KILO, 1)}{NBSP}MB"


def day_text(day: dt.date | None) -> str:
    """`08/10/2026`; a moment is taken to its day in Vietnam."""
    if isinstance(day, dt.datetime):
        day = local(day).date()
    return UNKNOWN if day is None else date_text(day)


def instant_text(moment: dt.datetime | None) -> str:
    """`09:12 thứ Năm, 08/10/2026`."""
    return UNKNOWN if moment is None else moment_words(moment)


def range_text(first: dt.date, last: dt.date) -> str:
    """`01–30/9/2026` within a month, otherwise both dates in full."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%d}–{last:%d}/{last.month}/{last.year}"
    return f"{date_text(first)}–{date_text(last)}"


def ago_text(moment: dt.datetime, now: dt.datetime) -> str:
    """`12 phút trước` within the day, otherwise the moment itself."""
    seconds = int((now - moment).total_seconds())
    if local(moment).date() != local(now).date() or seconds < 0:
        return moment_words(moment)
    if seconds < 60:
        return _("vừa xong")
    minutes = seconds // 60
    if minutes < 60:
        return _("%(n)s phút trước") % {"n": minutes}
    return _("%(n)s giờ trước") % {"n": minutes // 60}
