"""The first page of each role: what waits, what is pressing, the way in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.desk import frame
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.homes import case, centre, clerk, counter, head, leader, province, support
from motcua.desk.my_day import entries_of
from motcua.desk.office_hours import hours_line
from motcua.desk.standing_in import stood_for
from motcua.dossiers.queries import worklists
from motcua.kernel import clock
from motcua.organisations.officer import Officer
from motcua.organisations.rules.roles import Role
from motcua.ui.words import day_words

Home = Callable[[Officer, dt.datetime, dict[str, int]], dict[str, Any]]

HOMES: dict[Role, tuple[str, Home]] = {
    Role.TN: ("desk/home/counter.html", counter.facts),
    Role.CV: ("desk/home/case.html", case.facts),
    Role.TP: ("desk/home/head.html", head.facts),
    Role.LD: ("desk/home/leader.html", leader.facts),
    Role.VT: ("desk/home/clerk.html", clerk.facts),
    Role.GD: ("desk/home/centre.html", centre.facts),
    Role.KS: ("desk/home/centre.html", centre.facts),
    Role.LDT: ("desk/home/province.html", province.leader),
    Role.NV: ("desk/home/province.html", province.bureau),
    Role.TT: ("desk/home/inspector.html", province.inspector),
    Role.TC: ("desk/home/fees.html", support.fees),
    Role.QTN: ("desk/home/configuration.html", support.configuration),
    Role.QTK: ("desk/home/keepers.html", support.keepers),
    Role.HT: ("desk/home/helper.html", support.helper),
}
SHOWN = 5


@require_safe
@desk
def home(request: DeskRequest) -> HttpResponse:
    now = clock.now()
    officer = request.officer
    counts = worklists.counts(officer, now)
    template, facts_of = HOMES.get(officer.role, ("desk/home/none.html", _nothing))
    today = entries_of(officer, now, SHOWN + 1)
    context = {
        "today": f"{day_words(now.date())[:1].upper()}{day_words(now.date())[1:]}",
        "clock_now": f"{now:%H:%M}",
        "hours": hours_line(request.officer.unit_id, now),
        "counts": counts,
        "my_day": today[:SHOWN],
        "my_day_more": len(today) > SHOWN,
        "stood_for": stood_for(officer, now),
        **facts_of(officer, now, counts),
    }
    return frame.page(request, template, context, current=frame.HOME, counts=counts)


def _nothing(officer: Officer, now: dt.datetime, counts: dict[str, int]) -> dict[str, Any]:
    return {}


@require_safe
@desk
def rail(request: DeskRequest) -> HttpResponse:
    """The rail with its counts, asked for by pages that are shown before they are counted."""
    counts = worklists.counts(request.officer, clock.now())
    links = frame.rail(request.officer, request.GET.get("o", ""), counts)
    return render(request, "desk/rail.html", {"rail": links})
