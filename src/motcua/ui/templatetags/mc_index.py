"""`{% load mc_index %}`: points, changes and places of the index in words."""

from __future__ import annotations

from collections.abc import Callable

from django import template

from motcua.ui import index_words
from motcua.ui.formats import percent_text

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
