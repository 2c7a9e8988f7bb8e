"""One verb, one file. Each enters one row; none changes a row that is there."""

from __future__ import annotations

from motcua.calendars.actions.announce_year import announce_year
from motcua.calendars.actions.close_unit import close_unit
from motcua.calendars.actions.enter_change import enter_change
from motcua.calendars.actions.open_day import open_day
from motcua.calendars.actions.set_hours import set_hours
from motcua.calendars.actions.swap_days import swap_days
from motcua.calendars.actions.withdraw_change import withdraw_change

__all__ = [
    "announce_year", "close_unit", "enter_change", "open_day", "set_hours", "swap_days", "withdraw_change",
]  # fmt: skip
