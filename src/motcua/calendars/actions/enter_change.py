"""Enter a planned change of whatever kind: what a preview has shown, or a row of a file.

Each kind is carried out as by its own verb, with its own event (Bộ luật Lao động 2019, Điều 111, 112).
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.calendars import policies
from motcua.calendars.actions._enter import check_entry, enter, enter_checked, locked
from motcua.calendars.actions.announce_year import YEAR_ANNOUNCED
from motcua.calendars.actions.close_unit import UNIT_CLOSED
from motcua.calendars.actions.open_day import DAY_OPENED
from motcua.calendars.actions.set_hours import HOURS_SET
from motcua.calendars.actions.swap_days import DAYS_SWAPPED
from motcua.calendars.models import CalendarChange
from motcua.calendars.queries import calendars_now
from motcua.calendars.rules.checks import check_announcement
from motcua.calendars.rules.entries import ChangeKind, Entry
from motcua.kernel.actor import Actor

EVENTS = {
    ChangeKind.HOURS: HOURS_SET,
    ChangeKind.CLOSING: UNIT_CLOSED,
    ChangeKind.HOLIDAY: UNIT_CLOSED,
    ChangeKind.COMPENSATION: UNIT_CLOSED,
    ChangeKind.WORKING: DAY_OPENED,
    ChangeKind.SWAP: DAYS_SWAPPED,
    ChangeKind.YEAR: YEAR_ANNOUNCED,
}


def check_planned(entry: Entry) -> None:
    """What entering it would refuse, asked before anything is shown; raises InvalidInput."""
    calendars = calendars_now()
    if entry.kind is ChangeKind.YEAR:
        check_announcement(entry, calendars.announced)
    else:
        check_entry(entry, calendars)


@transaction.atomic
def enter_change(entry: Entry, *, by: Actor, at: dt.datetime) -> CalendarChange | None:
    """None when exactly this is in force already."""
    policies.require_change(by, entry.unit_id)
    calendars = locked()
    if any(entry.same_as(known) for known in calendars.in_force):
        return None
    if entry.kind is ChangeKind.YEAR:
        check_announcement(entry, calendars.announced)
        return enter(entry, by=by, at=at, event=YEAR_ANNOUNCED)
    return enter_checked(entry, by=by, at=at, event=EVENTS[entry.kind])
