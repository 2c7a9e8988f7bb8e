"""Whom an officer stands in for: their lists beside one's own, and each list of theirs alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.translation import gettext as _

from motcua.desk.forms.filters import without
from motcua.desk.homes.lines import CountLine, waiting
from motcua.desk.homes.tabs import first_rows
from motcua.dossiers.queries import worklists
from motcua.kernel.vietnamese import date_text
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.ui.values import Chip, WorkRow

if TYPE_CHECKING:
    from motcua.desk.guard import DeskRequest

PARAMETER = "thay"
FIRST = 5


@dataclass(frozen=True, kw_only=True)
class Stood:
    """The lists of one who is stood in for, as far as the paper goes; `rows` are the first of the
    most pressing list.
    """

    name: str
    title: str
    place: str
    paper: str
    until: str
    sign_only: bool
    lines: list[CountLine]
    rows: list[WorkRow]


def viewing(request: DeskRequest) -> Officer:
    """Whose list the address asks for: the post stood in for that it names, else all of them."""
    wanted = request.GET.get(PARAMETER, "")
    seats = (seat for seat in request.officer.seats if str(seat.post_id) == wanted)
    return next(seats, request.officer)


def seat_chips(request: HttpRequest, viewer: Officer) -> list[Chip]:
    if viewer.stand_in is None:
        return []
    gone = without(request.GET, PARAMETER, request.path)
    return [Chip(name=_("Thay"), value=viewer.stand_in.name, remove_url=gone)]


def stood_for(officer: Officer, now: dt.datetime) -> list[Stood]:
    """Counted for each post by itself, whatever the officer's own lists hold."""
    return [_stood(seat, now) for seat in officer.seats]


def _stood(seat: Officer, now: dt.datetime) -> Stood:
    paper = seat.stand_in
    assert paper is not None
    counts = worklists.counts(seat, now)
    todo = [kind.key for kind in worklists.kinds_for(seat) if kind.day]
    pressing = next((key for key in todo if counts[key]), "")
    return Stood(
        name=paper.name,
        title=paper.title,
        place=units.place(seat.unit_id, now.date()).short_name,
        paper=paper.paper,
        until=date_text(paper.until),
        sign_only=paper.sign_only,
        lines=_lines(seat, counts, todo),
        rows=first_rows(pressing, seat, now, FIRST) if pressing else [],
    )


def _lines(seat: Officer, counts: Mapping[str, int], todo: list[str]) -> list[CountLine]:
    """What waits, then what runs late; each number opens the rows of that post alone."""
    found = waiting(seat, counts, *todo, "sap-den-han", "qua-han")
    return [
        CountLine(one.label, one.count, one.sentence, f"{one.url}?{PARAMETER}={seat.post_id}",
                  one.act)
        for one in found
    ]  # fmt: skip
