"""Lists of a role as tabs, and the first rows of one of them."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse

from motcua.desk.lines import row_of
from motcua.dossiers.queries import worklists
from motcua.organisations.officer import Officer
from motcua.ui.values import Link, WorkRow
from motcua.ui.words import list_words

FIRST = 12


def tabs_of(officer: Officer, counts: dict[str, int], current: str = "") -> list[Link]:
    return [
        Link(
            text=list_words(kind.label),
            url=reverse("desk:worklist", args=[kind.key]),
            count=counts.get(kind.key),
            current=kind.key == current,
        )
        for kind in worklists.kinds_for(officer)
    ]


def first_rows(key: str, officer: Officer, now: dt.datetime, most: int = FIRST) -> list[WorkRow]:
    """The most pressing of a list of this role; empty where the role has no such list."""
    kind = worklists.kind_for(officer, key)
    found = worklists.top(kind, officer, now, most) if kind else []
    return [row_of(dossier, now, next_act=True) for dossier in found]
