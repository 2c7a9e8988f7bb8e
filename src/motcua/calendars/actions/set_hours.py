"""Set a unit's weekly hours from a day on: summer, winter, Saturday reception (NĐ 118/2025, Điều 8)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction

from motcua.calendars.actions._enter import enter_checked
from motcua.calendars.models import CalendarChange
from motcua.calendars.rules.plans import plan_hours
from motcua.kernel import events
from motcua.kernel.actor import Actor

HOURS_SET = events.declare("calendars.hours_set", "Đặt giờ làm việc trong tuần")


@transaction.atomic
def set_hours(
    unit_id: int,
    *,
    by: Actor,
    at: dt.datetime,
    valid_from: dt.date,
    week: Sequence[str],
    reception: Iterable[int] = (),
    name: str = "",
    legal_basis: str,
) -> CalendarChange:
    """`week` is Monday to Sunday; hours of the weekdays in `reception` (0 = Monday) count for no
    term. They hold until the unit's next version.
    """
    entry = plan_hours(
        unit_id, valid_from=valid_from, week=week, reception=reception, name=name,
        legal_basis=legal_basis,
    )  # fmt: skip
    return enter_checked(entry, by=by, at=at, event=HOURS_SET)
