"""Announce the days off of a year that was provisional (Bộ luật Lao động 2019, Điều 112.3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from motcua.calendars import policies
from motcua.calendars.actions._enter import enter, locked
from motcua.calendars.models import CalendarChange
from motcua.calendars.rules.checks import check_announcement
from motcua.calendars.rules.entries import NationalDay
from motcua.calendars.rules.plans import plan_year
from motcua.kernel import events
from motcua.kernel.actor import Actor

YEAR_ANNOUNCED = events.declare("calendars.year_announced", "Công bố lịch làm việc của năm")


@transaction.atomic
def announce_year(
    year: int, *, by: Actor, at: dt.datetime, days: Sequence[NationalDay], legal_basis: str
) -> CalendarChange:
    """From now on the year is known for every unit; a second announcement of it is refused."""
    policies.require_change(by, None)
    entry = plan_year(year, days=days, legal_basis=legal_basis)
    check_announcement(entry, locked().announced)
    return enter(entry, by=by, at=at, event=YEAR_ANNOUNCED)
