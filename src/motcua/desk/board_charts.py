"""Charts of boards: each a table first, from which the picture is drawn in the browser."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from motcua.desk.board_links import Links
from motcua.desk.board_words import days_words, limit_text, period_words, share_text
from motcua.dossiers.queries.lateness import cause_label
from motcua.kernel.figures import Figure
from motcua.kernel.money import grouped
from motcua.reports.queries.boards import Flows, Spread, trend
from motcua.reports.rules import boards as rules
from motcua.reports.rules.spread import MOST_DAYS
from motcua.reports.rules.whole_months import Period, month_of
from motcua.ui.words import as_label

LINE, BARS, MAP, HEAT = "line", "bars", "map", "heat"


@dataclass(frozen=True, kw_only=True)
class Cell:
    """`value` is what is drawn and exported, None where there is nothing."""

    text: str
    value: float | None = None
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Head:
    """A column; `series` is the colour token of one that is drawn, empty for one told only."""

    text: str
    series: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """`act` is where an instruction about it is given, empty where there is nothing to instruct."""

    label: str
    cells: tuple[Cell, ...]
    url: str = ""
    key: str = ""
    act: str = ""


@dataclass(frozen=True, kw_only=True)
class Chart:
    """`limit` is a threshold, with its words; `percent` says that the axis is one of shares."""

    id: str
    kind: str
    title: str
    sub: str
    label: str
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    percent: bool = False
    limit: float | None = None
    limit_words: str = ""


def count(number: int, url: str = "") -> Cell:
    return Cell(text=grouped(number), value=number, url=url if number else "")


def share(of: Figure, url: str = "") -> Cell:
    told = rules.hundredths(of)
    value = None if told is None else told / 100
    return Cell(text=share_text(of) if of.denominator else "–", value=value,
                url=url if of.denominator else "")  # fmt: skip


def trend_chart(
    flows: Flows, period: Period, links: Links, limit: int | None
) -> Chart:  # fmt: skip
    """In time, month by month, with the threshold in force."""
    lines = tuple(_month(flows, first, links) for first in trend(period))
    told = [one for one in lines if one.cells[0].value is not None]
    best = max(told, key=lambda one: one.cells[0].value or 0, default=None)
    title = _("Đúng hạn 12 tháng")
    if best is not None:
        title = _("Đúng hạn 12 tháng: cao nhất %(share)s (%(month)s)") % {
            "share": best.cells[0].text, "month": best.label,
        }  # fmt: skip
    return Chart(
        id="xu-huong", kind=LINE, title=title, percent=True, label=_("Tháng"), lines=lines,
        sub=_("Hồ sơ xong trong tháng, trước hạn và đúng hạn trên tổng số đã giải quyết."),
        heads=(Head(text=_("Đúng hạn, trước hạn"), series="xong-solid"), Head(text=_("Trong hạn")),
               Head(text=_("Quá hạn")), Head(text=_("Đã giải quyết"))),
        limit=None if limit is None else limit / 100,
        limit_words="" if limit is None else _("ngưỡng %(n)s") % {"n": limit_text(limit)},
    )  # fmt: skip


def _month(flows: Flows, first: dt.date, links: Links) -> Line:
    of, month = flows.month("on_time_rate", first), month_of(first)
    whole, late = of.denominator, of.denominator - of.numerator
    return Line(
        label=f"{first:%m/%Y}", url=links.rows("da-xong", month) if whole else "",
        cells=(share(of), count(of.numerator, links.rows("trong-han", month)),
               count(late, links.rows("qua-han", month)),
               count(whole, links.rows("da-xong", month))),
    )  # fmt: skip


def days_chart(spread: Spread, period: Period, links: Links) -> Chart:
    """How many took how many working days."""
    whole = sum(spread.days)
    half, most = spread.within(50), spread.within(90)
    title = _("Số ngày giải quyết")
    if whole:
        title = _("Một nửa xong trong %(half)s, chín phần mười trong %(most)s") % {
            "half": days_words(half), "most": days_words(most),
        }  # fmt: skip
    last = max((days for days, number in enumerate(spread.days) if number), default=0)
    lines = tuple(
        Line(label=_days_label(days),
             url=links.rows("da-xong", days=days) if spread.days[days] else "",
             cells=(count(spread.days[days], links.rows("da-xong", days=days)),
                    share(Figure(spread.days[days], whole))))
        for days in (range(last + 1) if whole else ())
    )  # fmt: skip
    return Chart(
        id="so-ngay", kind=BARS, title=title, label=_("Ngày làm việc"), lines=lines,
        sub=_("Hồ sơ xong trong %(when)s, theo số ngày làm việc, không kể lúc tạm dừng.")
        % {"when": period_words(period)},
        heads=(Head(text=_("Hồ sơ"), series="chart-1"), Head(text=_("Tỷ lệ"))),
    )  # fmt: skip


def _days_label(days: int) -> str:
    if days >= MOST_DAYS:
        return _("từ %(n)d") % {"n": days}
    return _("dưới 1") if days == 0 else f"{days}–{days + 1}"


def causes_chart(spread: Spread, period: Period, links: Links) -> Chart:
    whole = sum(spread.causes.values())
    ranked = sorted(spread.causes.items(), key=lambda pair: (-pair[1], pair[0]))
    lines = tuple(
        Line(label=cause_words(cause), url=links.rows("qua-han", cause=cause),
             cells=(count(number, links.rows("qua-han", cause=cause)),
                    share(Figure(number, whole))))
        for cause, number in ranked
    )  # fmt: skip
    title = _("Nguyên nhân trễ")
    if lines:
        title = _("Nguyên nhân trễ nhiều nhất: %(cause)s (%(share)s)") % {
            "cause": lines[0].label, "share": lines[0].cells[1].text,
        }  # fmt: skip
    return Chart(
        id="nguyen-nhan", kind=BARS, title=title, label=_("Nguyên nhân"), lines=lines,
        sub=_("Hồ sơ xong quá hạn trong %(when)s, theo nguyên nhân đã ghi (biểu II.07).")
        % {"when": period_words(period)},
        heads=(Head(text=_("Hồ sơ"), series="qua-solid"), Head(text=_("Tỷ lệ"))),
    )  # fmt: skip


def cause_words(cause: str) -> str:
    return str(as_label(cause_label(cause))) if cause else _("chưa ghi nguyên nhân")


def heat_chart(shown: Mapping[str, Any]) -> Chart:
    """The heat map as rows and columns of percent, for a file."""
    lines = tuple(
        Line(label=row["name"],
             cells=tuple(Cell(text=cell["text"], value=cell["value"]) for cell in row["cells"]))
        for row in shown["rows"]
    )  # fmt: skip
    return Chart(
        id="nhiet", kind=HEAT, percent=True, lines=lines, title=_("Đúng hạn theo từng ô, phần trăm"),
        sub=_("Hồ sơ xong trước hạn, đúng hạn trên số đã giải quyết; ô trống: không có hồ sơ."),
        label=_("Đơn vị, thủ tục"), heads=tuple(Head(text=name) for name in shown["columns"]),
    )  # fmt: skip
