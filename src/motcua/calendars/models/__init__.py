"""What calendars remember."""

from __future__ import annotations

from motcua.calendars.models.change import CalendarChange, CalendarStamp

__all__ = ["CalendarChange", "CalendarStamp"]
