"""One change of a calendar as plain, comparable values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from motcua.worktime import DayKind, Hours, hours

MIDNIGHT = dt.time()


class ChangeKind(StrEnum):
    HOURS = "hours"
    CLOSING = "closing"
    HOLIDAY = "holiday"
    COMPENSATION = "compensation"
    SWAP = "swap"
    WORKING = "working"
    YEAR = "year"
    WITHDRAWAL = "withdrawal"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    ChangeKind.HOURS: "Giờ làm việc trong tuần",
    ChangeKind.CLOSING: "Nghỉ tại đơn vị",
    ChangeKind.HOLIDAY: "Ngày nghỉ",
    ChangeKind.COMPENSATION: "Nghỉ bù",
    ChangeKind.SWAP: "Hoán đổi ngày làm việc",
    ChangeKind.WORKING: "Làm việc vào ngày nghỉ",
    ChangeKind.YEAR: "Công bố lịch năm",
    ChangeKind.WITHDRAWAL: "Bỏ một thay đổi",
}
OFF_KINDS = {
    ChangeKind.CLOSING: DayKind.LOCAL_CLOSING,
    ChangeKind.HOLIDAY: DayKind.HOLIDAY,
    ChangeKind.COMPENSATION: DayKind.COMPENSATION,
}


@dataclass(frozen=True, kw_only=True)
class NationalDay:
    """A day of an announced year that differs from its week."""

    day: dt.date
    kind: DayKind
    name: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`unit_id` is None for the whole country. `week` holds the hours of Monday to Sunday as typed
    (`07:30-11:30, 13:30-17:30`), `reception` the weekdays (0 = Monday) whose hours are for reception
    only and count for no term. `hours` are those of a working day; empty = the full day of the week.
    A closing may begin at `from_time` of its first day and end at `to_time` of its last.
    """

    kind: ChangeKind
    unit_id: int | None
    first_day: dt.date
    last_day: dt.date | None = None
    from_time: dt.time | None = None
    to_time: dt.time | None = None
    made_up_on: dt.date | None = None
    week: tuple[str, ...] = ()
    reception: frozenset[int] = frozenset()
    hours: str = ""
    days: tuple[NationalDay, ...] = ()
    name: str = ""
    legal_basis: str = ""
    pk: int | None = None
    withdraws: int | None = None
    entered_at: dt.datetime | None = None

    @property
    def begins(self) -> dt.date:
        """The first day on which anything may be otherwise."""
        return min(self.first_day, self.made_up_on or self.first_day)

    @property
    def ends(self) -> dt.date:
        return self.last_day or self.first_day

    @property
    def year(self) -> int:
        return self.first_day.year

    def same_as(self, other: Entry) -> bool:
        """Whether both say the same, whenever and under whichever number they were entered."""
        return self.said() == other.said()

    def said(self) -> tuple[object, ...]:
        return (
            self.kind, self.unit_id, self.first_day, self.last_day, self.from_time, self.to_time,
            self.made_up_on, self.week, self.reception, self.hours,
            tuple(sorted(self.days, key=lambda day: day.day)), self.name,
        )  # fmt: skip


def intervals(text: str) -> Hours:
    """`07:30-11:30, 13:30-17:30` as intervals; empty is a day off. Raises InvalidHours."""
    parts = [part.strip() for part in text.replace(";", ",").split(",")]
    return hours(*(part for part in parts if part))


def hours_text(worked: Hours) -> str:
    """`07:30-11:30, 13:30-17:30`; empty for a day off."""
    return ", ".join(f"{clock_text(opens)}-{clock_text(closes)}" for opens, closes in worked)


def clock_text(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}"
