"""`{% load mc_index %}`: points, changes and places of the index in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Protocol

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from motcua.ui import index_words
from motcua.ui.formats import UNKNOWN, percent_text
from motcua.ui.words import as_vietnamese

register = template.Library()


class RankLine(Protocol):
    """What a row of a ranking tells."""

    name: str
    slug: str
    index: Decimal | None
    place: int | None
    tied: bool
    grade: str
    change: Decimal | None
    climbed: int | None
    held_back: Mapping[str, Any]
    sure: Any


FILTERS: dict[str, Callable[..., str]] = {
    "points": index_words.points_text,
    "change": index_words.change_text,
    "climb": index_words.climb_words,
    "held_back": index_words.held_words,
}
for name, function in FILTERS.items():
    register.filter(name, filter_func=function)


@register.filter
def whole_percent(part: float) -> str:
    """A share as whole percent: `25%`."""
    return percent_text(part, places=0)


@register.filter
def sure(row: object) -> str:
    """Of anything with `low` and `high`."""
    return index_words.sure_words(row.low, row.high)  # type: ignore[attr-defined]


_RANK = (
    '<li class="mc-ranks__row"><p class="mc-ranks__place mc-num">{}{}</p><div>'
    '<p class="mc-ranks__name">{}</p><p class="mc-quiet mc-num">{}</p>{}</div>'
    '<p class="mc-ranks__index mc-num">{}</p></li>'
)
_TIED = '<span aria-hidden="true">=</span><span class="visually-hidden"> {}</span>'


@register.filter
def rank_rows(rows: Iterable[RankLine], address: str) -> SafeString:
    """A row a unit, written at once as `sure_bars` is; `address` has `-` for the unit's slug."""
    tied = format_html(_TIED, _("đồng hạng"))
    return format_html_join("", _RANK, (
        (row.place or UNKNOWN, tied if row.tied else "", _linked(row, address), _standing(row),
         _held_back(row), index_words.points_text(row.index))
        for row in rows
    ))  # fmt: skip


def _linked(row: RankLine, address: str) -> str:
    name = as_vietnamese(row.name)
    if not row.slug:
        return name
    return format_html('<a href="{}">{}</a>', address.replace("/-/", f"/{row.slug}/"), name)


def _standing(row: RankLine) -> str:
    told: list[str] = [as_vietnamese(row.grade)] if row.grade else []
    if row.change is not None:
        change = index_words.change_text(row.change)
        changed = _("so năm trước %(change)s điểm") % {"change": change}
        climbed = "" if row.climbed is None else f", {index_words.climb_words(row.climbed)}"
        told.append(f"{changed}{climbed}")
    if row.sure:
        told.append(sure(row.sure))
    return format_html_join(" · ", "{}", ((one,) for one in told))


def _held_back(row: RankLine) -> str:
    if not row.held_back:
        return ""
    said = as_vietnamese(index_words.held_words(dict(row.held_back)))
    return format_html('<p class="mc-quiet">{}</p>', said)


_BAR = (
    '<li class="mc-sure__row"><span>{}</span><svg class="mc-sure__picture" viewBox="0 0 {} 20" '
    'preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="mc-sure__range" '
    'x="{}" y="4" width="{}" height="12"/><rect class="mc-sure__place" x="{}" width="2" '
    'height="20"/></svg><span class="mc-num">{}</span></li>'
)


@register.filter
def sure_bars(chart: index_words.SureChart) -> SafeString:
    """A row a unit, written at once: a loop of the template takes ten times as long."""
    return format_html_join("", _BAR, (
        (as_vietnamese(bar.name), str(chart.width), str(bar.x), str(bar.width), str(bar.mark),
         bar.words)
        for bar in chart.bars
    ))  # fmt: skip
