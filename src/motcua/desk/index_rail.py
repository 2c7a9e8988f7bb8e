"""The link of the rail for those who score, appraise or read the index."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.index import policies
from motcua.organisations.officer import Officer
from motcua.ui.values import Link

ROUNDS = "vong-cham"


def index_links(officer: Officer, current: str) -> list[Link]:
    if not policies.may_read_rounds(officer):
        return []
    url, here = reverse("desk:index_rounds"), current == ROUNDS
    return [Link(text=_("Chỉ số CCHC"), url=url, icon="list-check", current=here)]
