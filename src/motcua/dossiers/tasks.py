"""What the worker does when a lower room has announced something."""

from __future__ import annotations

from motcua.calendars.actions.announce_year import YEAR_ANNOUNCED
from motcua.calendars.actions.close_unit import UNIT_CLOSED
from motcua.calendars.actions.open_day import DAY_OPENED
from motcua.calendars.actions.set_hours import HOURS_SET
from motcua.calendars.actions.swap_days import DAYS_SWAPPED
from motcua.calendars.actions.withdraw_change import CHANGE_WITHDRAWN
from motcua.dossiers.actions.apply_change import CHANGE_APPLIED, apply_change
from motcua.dossiers.queries.calendar_reasons import CALENDAR_CLOCK
from motcua.kernel import clock, events

CALENDAR_CHANGED = (
    HOURS_SET, UNIT_CLOSED, DAY_OPENED, DAYS_SWAPPED, YEAR_ANNOUNCED, CHANGE_WITHDRAWN,
)  # fmt: skip


def listen() -> None:
    events.subscribe("dossiers.calendar_changed", *CALENDAR_CHANGED, handler=calendar_changed)
    events.subscribe("dossiers.change_applied", CHANGE_APPLIED, handler=change_applied)


def calendar_changed(told: events.Announcement) -> None:
    apply_change(told.facts["change"], by=CALENDAR_CLOCK, at=clock.now())


def change_applied(told: events.Announcement) -> None:
    """The next batch, while the one before was full."""
    after = told.facts["after"]
    if after is not None:
        apply_change(
            told.facts["change"], by=CALENDAR_CLOCK, at=clock.now(), after=after,
            step=told.sequence,
        )  # fmt: skip
