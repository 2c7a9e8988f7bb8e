"""`{% load surveys %}`: figures of surveys, which are percents already."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from motcua.ui.formats import percent_text

register = template.Library()


@register.filter
def percent_of(percent: float) -> str:
    """`87,50%` of 87.5."""
    return percent_text(percent / 100)


@register.filter
def share_of(part: float) -> str:
    """`87,5%` of 0.875."""
    return percent_text(part, places=1)


@register.filter
def dotted(part: float) -> str:
    """As attributes take it, whatever the language."""
    return f"{part:.4f}"


@register.filter
def points_change(points: float) -> str:
    """`+1,25 điểm phần trăm`."""
    sign = "+" if points >= 0 else "\u2212"
    number = f"{abs(points):.2f}".replace(".", ",")
    return _("%(change)s điểm phần trăm") % {"change": f"{sign}{number}"}
