"""The calendar of a unit, and what changed it."""

from __future__ import annotations

from motcua.calendars.queries.current import (
    Calendars,
    calendar_of,
    calendars_at,
    calendars_now,
    stamp_annotation,
    stamp_sql,
)

__all__ = [
    "Calendars",
    "calendar_of",
    "calendars_at",
    "calendars_now",
    "stamp_annotation",
    "stamp_sql",
]
