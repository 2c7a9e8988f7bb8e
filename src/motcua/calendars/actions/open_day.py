"""Open a unit on a day off: a working Saturday (Bộ luật Lao động 2019, Điều 111)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.calendars.actions._enter import enter_checked
from motcua.calendars.models import CalendarChange
from motcua.calendars.rules.plans import plan_working
from motcua.kernel import events
from motcua.kernel.actor import Actor

DAY_OPENED = events.declare("calendars.day_opened", "Cho đơn vị làm việc vào ngày nghỉ")


@transaction.atomic
def open_day(
    unit_id: int,
    *,
    by: Actor,
    at: dt.datetime,
    day: dt.date,
    hours: str = "",
    name: str = "",
    legal_basis: str,
) -> CalendarChange:
    """Without `hours` (`07:30-11:30`) the full day of the unit's week."""
    entry = plan_working(unit_id, day=day, hours=hours, name=name, legal_basis=legal_basis)
    return enter_checked(entry, by=by, at=at, event=DAY_OPENED)
