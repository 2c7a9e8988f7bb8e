"""Days that differ from their week."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from motcua.worktime.hours import CLOSED, Hours, Week


class DayKind(StrEnum):
    HOLIDAY = "holiday"
    COMPENSATION = "compensation"
    SWAPPED_OFF = "swapped-off"
    WORKING = "working"
    LOCAL_CLOSING = "local-closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayChange:
    """`hours` are those still worked on that day; without them a WORKING day has the full hours of
    its week, and any other kind is shut.
    """

    day: dt.date
    kind: DayKind
    hours: Hours | None = None
    name: str = ""
    legal_basis: str = ""
    verified: bool = False

    def hours_in(self, week: Week) -> Hours:
        if self.hours is not None:
            return self.hours
        return week.full_day if self.kind is DayKind.WORKING else CLOSED
