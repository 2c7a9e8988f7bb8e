"""Which dossiers are due soon: by their term and by the calendar of who decides."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from motcua.calendars.queries import Calendars, calendars_at, calendars_now, stamp_annotation
from motcua.calendars.queries.current import STAMP
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import clock as clocks
from motcua.dossiers.rules.lifecycle import RUNNING
from motcua.kernel.clock import local
from motcua.kernel.once import once
from motcua.organisations.officer import Officer
from motcua.organisations.queries import places
from motcua.worktime import Calendar

# Three working days, the farthest that "soon" looks ahead, across the longest feast.
AHEAD = dt.timedelta(days=21)


def soon(officer: Officer, now: dt.datetime) -> Q:
    """Exactly those whose chip says so: the threshold differs by term and by calendar."""
    terms, calendars = once("dossiers.running_terms", _running_terms)
    groups = _groups(calendars, now)
    chosen = Q(pk__in=[])
    for term in terms:
        for calendar, where in groups:
            until = clocks.soon_until(calendar, now, term)
            chosen |= where & Q(term=term, due_at__lte=until)
    return chosen & Q(status__in=RUNNING, due_at__gte=now)


def _running_terms() -> tuple[list[str], Calendars]:
    """With the calendars as they stood in the same statement."""
    running = Dossier.objects.filter(status__in=RUNNING).annotate(**stamp_annotation())
    found = list(running.values_list("term", "calendar_stamp").distinct())
    if not found:
        return [], calendars_now()
    stamp = once(STAMP, lambda: found[0][1])
    return [term for term, _stamp in found if term], calendars_at(stamp)


def _groups(calendars: Calendars, now: dt.datetime) -> list[tuple[Calendar, Q]]:
    """The province's calendar, and each that will differ from it before long."""
    on = local(now).date()
    province = places.province(on)
    usual = calendars.of(province.unit_id if province else None, on)
    differing = calendars.differing(on, on + AHEAD, on)
    others = {unit for below in differing.values() for unit in below}
    by_calendar: dict[Calendar, set[int]] = {}
    for unit in others:
        by_calendar.setdefault(calendars.of(unit, on), set()).add(unit)
    by_calendar.pop(usual, None)
    apart = set().union(*by_calendar.values()) if by_calendar else set()
    rest = ~Q(resolving_unit__in=sorted(apart)) if apart else Q()
    groups = [(cal, Q(resolving_unit__in=sorted(ids))) for cal, ids in by_calendar.items()]
    return [(usual, rest), *groups]
