"""`{% load mc_index %}`: points, changes and places of the index in words."""

from __future__ import annotations

from collections.abc import Callable

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from motcua.ui import index_words
from motcua.ui.formats import percent_text
from motcua.ui.words import as_vietnamese

register = template.Library()

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
