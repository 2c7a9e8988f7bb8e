"""What a change says, as part of a sentence: `UBND xã Mai Sơn nghỉ do bão ngày 12/10`."""

from __future__ import annotations

import datetime as dt

from motcua.calendars.rules.entries import ChangeKind, Entry


def reason_of(entry: Entry, unit: str = "", withdrawn: Entry | None = None) -> str:
    """Why a due date moved; follows the word "vì". `unit` is the name of the unit that changed."""
    if entry.kind is ChangeKind.WITHDRAWAL and withdrawn is not None:
        return f"bỏ thay đổi lịch “{reason_of(withdrawn, unit)}”"
    if entry.kind is ChangeKind.YEAR:
        return f"lịch làm việc năm {entry.year} đã được công bố"
    return f"{unit} {_SAY[entry.kind](entry)}".strip()


def _closing(entry: Entry) -> str:
    return f"nghỉ do {entry.name} {span_text(entry)}"


def _off(entry: Entry) -> str:
    return f"nghỉ {_lower(entry.name)} {span_text(entry)}"


def _swap(entry: Entry) -> str:
    assert entry.made_up_on is not None
    return f"nghỉ ngày {entry.first_day:%d/%m}, làm bù ngày {entry.made_up_on:%d/%m}"


def _working(entry: Entry) -> str:
    return f"làm việc ngày {entry.first_day:%d/%m}"


def _hours(entry: Entry) -> str:
    return f"đổi giờ làm việc từ ngày {entry.first_day:%d/%m}"


_SAY = {
    ChangeKind.CLOSING: _closing,
    ChangeKind.HOLIDAY: _off,
    ChangeKind.COMPENSATION: _off,
    ChangeKind.SWAP: _swap,
    ChangeKind.WORKING: _working,
    ChangeKind.HOURS: _hours,
}


def span_text(entry: Entry) -> str:
    """`ngày 12/10`, `các ngày 12–13/10`, `từ 09:30 12/10 đến 13/10`."""
    first, last = entry.first_day, entry.ends
    if entry.from_time or entry.to_time:
        begins = f"{entry.from_time:%H:%M} {first:%d/%m}" if entry.from_time else f"{first:%d/%m}"
        ends = f"{entry.to_time:%H:%M} {last:%d/%m}" if entry.to_time else f"hết {last:%d/%m}"
        return f"từ {begins} đến {ends}"
    if first == last:
        return f"ngày {first:%d/%m}"
    return f"các ngày {_day_range(first, last)}"


def _day_range(first: dt.date, last: dt.date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%d}–{last:%d/%m}"
    return f"{first:%d/%m}–{last:%d/%m}"


def _lower(name: str) -> str:
    """A name of a feast keeps its capital letters; `Nghỉ bù` inside a sentence does not."""
    return name.removeprefix("Nghỉ ").removeprefix("nghỉ ") if name else name
