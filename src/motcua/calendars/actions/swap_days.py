"""Swap a working day with a day off (Bộ luật Lao động 2019, Điều 111; yearly announcements)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.calendars.actions._enter import enter_checked
from motcua.calendars.models import CalendarChange
from motcua.calendars.rules.plans import plan_swap
from motcua.kernel import events
from motcua.kernel.actor import Actor

DAYS_SWAPPED = events.declare("calendars.days_swapped", "Hoán đổi ngày làm việc")


@transaction.atomic
def swap_days(
    unit_id: int,
    *,
    by: Actor,
    at: dt.datetime,
    off: dt.date,
    made_up_on: dt.date,
    name: str = "",
    legal_basis: str,
) -> CalendarChange:
    """`off` becomes a day off, `made_up_on` works the full day of the unit's week."""
    entry = plan_swap(unit_id, off=off, made_up_on=made_up_on, name=name, legal_basis=legal_basis)
    return enter_checked(entry, by=by, at=at, event=DAYS_SWAPPED)
