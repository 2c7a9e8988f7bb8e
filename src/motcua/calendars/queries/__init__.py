"""The calendar of a unit, and what changed it."""

from __future__ import annotations

from motcua.calendars.queries.current import Calendars, calendar_of, calendars_now

__all__ = ["Calendars", "calendar_of", "calendars_now"]
