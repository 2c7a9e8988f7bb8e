"""The link of the rail to the boards, with how many alerts wait for this officer."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.organisations.officer import Officer
from motcua.reports import policies
from motcua.ui.values import Link

BOARDS = "bang-so-lieu"


def board_links(officer: Officer, current: str) -> list[Link]:
    if not policies.may_see_boards(officer):
        return []
    here = current == BOARDS
    return [
        Link(
            text=_("Bảng số liệu"),
            url=reverse("desk:boards"),
            icon="layout-dashboard",
            current=here,
        )
    ]
