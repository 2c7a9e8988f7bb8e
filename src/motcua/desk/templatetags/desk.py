"""`{% load desk %}`: what templates of the desk need beside the components."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def key(counts: Mapping[str, int], name: str) -> int:
    """The count of a list by its name, which has a hyphen."""
    return counts.get(name, 0)


@register.simple_tag(takes_context=True)
def page_query(context: template.Context, side: str, page: int) -> str:
    """The query of this page with another page shown on that side."""
    query = context["request"].GET.copy()
    query[f"{side}-trang"] = str(page)
    return str(query.urlencode())
