"""Ways to the pages about persons, for the roles that keep their data in order."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.organisations.officer import Officer
from motcua.parties import policies
from motcua.parties.queries import data_changes
from motcua.ui.values import Link

DUPLICATES, CHANGES, READINGS = "nguoi-trung", "de-nghi-du-lieu", "luot-xem"


def party_links(officer: Officer, current: str, *, counted: bool) -> list[Link]:
    """`counted`: only where the page can afford to ask how many wait."""
    links: list[Link] = []
    if policies.may_see_changes(officer):
        links.append(_link(_("Người trùng"), "desk:duplicates", "users", current == DUPLICATES))
        waiting = data_changes.waiting(officer) if counted else 0
        links.append(
            _link(
                _("Đề nghị về dữ liệu"), "desk:data_changes", "shield-check", current == CHANGES,
                count=waiting or None,
            )
        )  # fmt: skip
    if policies.may(officer, policies.READINGS):
        links.append(_link(_("Lượt xem dữ liệu"), "desk:readings", "eye", current == READINGS))
    return links


def _link(text: str, name: str, icon: str, current: bool, *, count: int | None = None) -> Link:  # noqa: FBT001
    return Link(text=text, url=reverse(name), icon=icon, current=current, count=count)
