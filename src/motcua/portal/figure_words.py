"""Figures as a neighbour would say them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from motcua.kernel.money import grouped
from motcua.reports.queries.public_board import PublicRow
from motcua.reports.rules.boards import hundredths
from motcua.reports.rules.whole_months import Period
from motcua.ui.formats import number_text


def month_words(period: Period) -> str:
    return _("tháng %(n)s/%(y)s") % {"n": period.number, "y": period.year}


def hundred_words(row: PublicRow) -> str:
    """`97 trong 100 hồ sơ xong đúng hẹn (3.152 trên 3.226)`; rounded down, so as not to boast."""
    told = hundredths(row.share) if row.share else None
    if row.share is None or told is None:
        return ""
    return _("%(n)d trong 100 hồ sơ xong đúng hẹn (%(a)s trên %(b)s)") % {
        "n": told // 100, "a": grouped(row.share.numerator), "b": grouped(row.share.denominator),
    }  # fmt: skip


def lines_of(rows: Iterable[PublicRow]) -> list[dict[str, str]]:
    return [
        {"name": row.name, "finished": _count(row.finished), "in_time": _count(row.in_time),
         "share": _share(row)}
        for row in rows
    ]  # fmt: skip


def _count(number: int | None) -> str:
    return _("không nêu") if number is None else grouped(number)


def _share(row: PublicRow) -> str:
    told = hundredths(row.share) if row.share else None
    return _("không nêu") if told is None else f"{number_text(told / 100, 2)}%"
