"""Close a unit for a while: a storm, a flood, a local holiday (BLDS 2015, Điều 147-148).

Time that the office is shut for is no working time; running terms move by it.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.calendars.actions._enter import enter_checked
from motcua.calendars.models import CalendarChange
from motcua.calendars.rules.entries import ChangeKind
from motcua.calendars.rules.plans import plan_closing
from motcua.kernel import events
from motcua.kernel.actor import Actor

UNIT_CLOSED = events.declare("calendars.unit_closed", "Cho đơn vị nghỉ")


@transaction.atomic
def close_unit(
    unit_id: int,
    *,
    by: Actor,
    at: dt.datetime,
    first_day: dt.date,
    last_day: dt.date | None = None,
    from_time: dt.time | None = None,
    to_time: dt.time | None = None,
    name: str,
    legal_basis: str,
    kind: ChangeKind = ChangeKind.CLOSING,
) -> CalendarChange:
    """Whole days, or from a moment to another; `kind` may be a holiday or a day in lieu.

    Dossiers that are finished never move, also when the days lie in the past.
    """
    entry = plan_closing(
        unit_id, first_day=first_day, last_day=last_day, from_time=from_time, to_time=to_time,
        name=name, legal_basis=legal_basis, kind=kind,
    )  # fmt: skip
    return enter_checked(entry, by=by, at=at, event=UNIT_CLOSED)
