"""`{% load desk %}`: what templates of the desk need beside the components."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from motcua.ui.formats import percent_text
from motcua.ui.words import length_words

register = template.Library()


@register.filter
def key(counts: Mapping[str, int], name: str) -> int:
    """The count of a list by its name, which has a hyphen."""
    return counts.get(name, 0)


@register.filter
def working(seconds: int) -> str:
    """A length of working time in words."""
    return length_words(seconds)


@register.filter
def share(part: float) -> str:
    """A share as whole percent."""
    return percent_text(part, places=0)


@register.simple_tag(takes_context=True)
def page_query(context: template.Context, side: str, page: int) -> str:
    """The query of this page with another page shown on that side."""
    query = context["request"].GET.copy()
    query[f"{side}-trang"] = str(page)
    return str(query.urlencode())
