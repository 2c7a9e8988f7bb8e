"""The link of the rail to petitions, and the tabs above their pages."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.feedback import petition_policies
from motcua.organisations.officer import Officer
from motcua.ui.values import Link

PETITIONS = "phan-anh-kien-nghi"
FIGURES = "thong-ke"


def petition_links(officer: Officer, current: str) -> list[Link]:
    here = current == PETITIONS
    text = _("Phản ánh, kiến nghị")
    if petition_policies.may_read(officer):
        return [Link(text=text, url=reverse("desk:petitions"), icon="message", current=here)]
    if petition_policies.may_enter(officer):
        return [Link(text=text, url=reverse("desk:petition_new"), icon="message", current=here)]
    return []


def tabs(current: str) -> list[Link]:
    """`current` is empty on the list."""
    named = (
        ("", _("Danh sách"), "desk:petitions"),
        (FIGURES, _("Thống kê"), "desk:petition_figures"),
    )
    return [Link(text=text, url=reverse(url), current=key == current) for key, text, url in named]
