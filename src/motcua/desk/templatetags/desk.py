"""`{% load desk %}`: what templates of the desk need beside the components."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def key(counts: Mapping[str, int], name: str) -> int:
    """The count of a list by its name, which has a hyphen."""
    return counts.get(name, 0)
