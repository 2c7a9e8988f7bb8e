"""Moments and pauses as people type them on the command line and in CSV files."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from motcua.kernel.clock import VIETNAM
from motcua.worktime import InvalidPause, InvalidPeriod, Pause, WorktimeError

_WRITTEN = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?P<seconds>:[0-9]{2}(?:\.[0-9]{1,6})?)?"
    r"(?P<offset>Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_HOW = "Viết như 2026-10-08T09:12, giờ Việt Nam, hoặc thêm độ lệch như +07:00."


@dataclass(frozen=True, slots=True)
class Written:
    """A moment, and how it was written: answers are written alike."""

    moment: dt.datetime
    offset: bool
    seconds: bool

    def like(self, moment: dt.datetime) -> str:
        """`T` between date and time, the offset if this had one, seconds if this had or needed."""
        timespec = "seconds" if self.seconds or moment.second else "minutes"
        shown = moment if self.offset else moment.replace(tzinfo=None)
        return shown.isoformat(timespec=timespec)


def read(text: str, field: str) -> Written:
    """Raises WorktimeError naming `field`, the value and how to write it."""
    written = text.strip()
    match = _WRITTEN.fullmatch(written)
    if match is None:
        what = f"Không hiểu thời điểm “{_short(written)}”" if written else "Thiếu thời điểm"
        raise _wrong(f"{what} ở “{field}”. {_HOW}", field)
    try:
        moment = dt.datetime.fromisoformat(written)
        moment = moment.astimezone(VIETNAM) if match["offset"] else moment.replace(tzinfo=VIETNAM)
    except (ValueError, OverflowError):
        message = f"Không có thời điểm {written} ở “{field}”. Xem lại ngày, tháng và giờ."
        raise _wrong(message, field) from None
    return Written(moment.replace(microsecond=0), bool(match["offset"]), bool(match["seconds"]))


def read_pause(text: str) -> Pause:
    """`FROM/TO`, or `FROM/` while it lasts."""
    start, slash, end = text.strip().partition("/")
    if not slash or not start.strip():
        raise InvalidPause(
            f"Không hiểu tạm dừng “{_short(text.strip())}”. "
            "Viết TỪ/ĐẾN, hoặc TỪ/ nếu chưa kết thúc."
        )
    return Pause(read(start, "pauses").moment, read(end, "pauses").moment if end.strip() else None)


def reversed_period(start: str, end: str) -> InvalidPeriod:
    return InvalidPeriod(f"“to” {end.strip()} đứng trước “from” {start.strip()}. Đổi lại hai mốc.")


def _wrong(message: str, field: str) -> WorktimeError:
    return WorktimeError(message, field=field, code="invalid-moment")


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
