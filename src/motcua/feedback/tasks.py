"""What the worker does when a calendar has changed."""

from __future__ import annotations

from motcua.calendars.queries import calendars_now
from motcua.dossiers.queries.calendar_reasons import CALENDAR_CLOCK, reason_facts
from motcua.dossiers.tasks import CALENDAR_CHANGED
from motcua.feedback.actions.rereckon_petitions import rereckon_petitions
from motcua.kernel import clock, events


def listen() -> None:
    events.subscribe("feedback.calendar_changed", *CALENDAR_CHANGED, handler=calendar_changed)


def calendar_changed(told: events.Announcement) -> None:
    calendars = calendars_now()
    entry = calendars.entry(told.facts["change"])
    if entry is None:
        return
    reason = reason_facts(entry, calendars)["reason"]
    rereckon_petitions(by=CALENDAR_CLOCK, at=clock.now(), reason=reason)
