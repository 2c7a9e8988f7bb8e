"""The lines of an explanation in Vietnamese, as an officer reads them out at the counter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from motcua.kernel.clock import local
from motcua.kernel.vietnamese import moment_text, weekday_text
from motcua.worktime.terms import DayRule, TermUnit

if TYPE_CHECKING:
    from motcua.worktime.explanation import Line, Skipped

_MOST_RANGES = 6


def question(due_at: dt.datetime | None) -> str:
    if due_at is None:
        return "Vì sao chưa có hạn?"
    return f"Vì sao hạn là {moment_text(due_at)}?"


def say(line: Line, source: str = "") -> str:
    """`source` follows the term in brackets: `thủ tục 1.013833, nộp trực tiếp`."""
    match line.kind:
        case "received":
            return _received(line.data)
        case "term":
            return f"Thời hạn {line.data['term'].text()}{f' ({source})' if source else ''}."
        case "counted":
            return _counted(line.data)
        case "shut":
            return _shut(line.data)
        case "pause":
            return _pause(line.data)
        case "rolled":
            day = weekday_text(line.data["from"])
            return f"{_upper(day)} là ngày nghỉ nên hạn chuyển sang {_day(line.data['to'])}."
        case "provisional":
            return (
                f"Lịch làm việc năm {line.data['year']} chưa được công bố: hạn này là tạm tính, "
                "sẽ tính lại khi có lịch."
            )
        case "held":
            return f"Chưa có hạn: {_until(line.data['reason'])}."
    return f"Hạn: {moment_text(line.data['at'])}."


def _received(data: dict[str, Any]) -> str:
    text = f"Tiếp nhận lúc {moment_text(data['at'])}"
    if "in_time" in data:
        return f"{text}, {_same_day(data)}."
    if data["unit"] is TermUnit.CLOCK_HOURS:
        return f"{text}."
    if "open" not in data:
        return f"{text}; không tính ngày tiếp nhận."
    if data["open"]:
        return f"{text}, trong giờ làm việc."
    moved = f", nên tính từ {moment_text(data['moved_to'])}" if data["moved_to"] else ""
    return f"{text}, ngoài giờ làm việc{moved}."


def _same_day(data: dict[str, Any]) -> str:
    if data["in_time"]:
        return f"trước {data['cut_off']:%H:%M} của ngày làm việc: xong trong ngày"
    why = "là ngày nghỉ" if data["day_off"] else "đã hết giờ nhận để xong trong ngày"
    return f"{why}: xong trong ngày làm việc kế tiếp"


def _counted(data: dict[str, Any]) -> str:
    term = data["term"].text()
    if data["rule"] == "calendar-days":
        return f"Đủ {term} là {weekday_text(data['last_day'])}."
    skipped = _skipped(data["skipped"])
    if data["rule"] == "same-day":
        return f"Hết giờ làm việc ngày đó là {moment_text(data['at'])}{skipped}."
    if data["rule"] == DayRule.END_OF_DAY:
        return f"Không tính ngày tiếp nhận, đủ {term} là {moment_text(data['at'])}{skipped}."
    return f"Đủ {term} là {moment_text(data['at'])}{skipped}."


def _skipped(runs: Sequence[Skipped]) -> str:
    if not runs:
        return ""
    if len(runs) > _MOST_RANGES:
        days = sum((run.last - run.first).days + 1 for run in runs)
        first, last = runs[0].first, runs[-1].last
        return f"; không tính {days} ngày nghỉ từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}"
    ranges = [_range(run) for run in runs]
    several = len(runs) > 1 or runs[0].first != runs[0].last
    head = "các ngày" if several else "ngày"
    listed = ranges[0] if len(ranges) == 1 else f"{', '.join(ranges[:-1])} và {ranges[-1]}"
    return f"; không tính {head} {listed}"


def _range(run: Skipped) -> str:
    first, last = run.first, run.last
    names = f" ({', '.join(run.names)})" if run.names else ""
    if first == last:
        return f"{first.day}/{first.month}{names}"
    if first.month == last.month:
        return f"{first.day}–{last.day}/{last.month}{names}"
    return f"{first.day}/{first.month}–{last.day}/{last.month}{names}"


def _shut(data: dict[str, Any]) -> str:
    name = f" ({data['name']})" if data["name"] else ""
    day = f"{weekday_text(data['day'])}{name}"
    if not data["hours"]:
        return f"{_upper(day)}: không tính giờ nào."
    hours = ", ".join(f"{_clock(opens)}–{_clock(closes)}" for opens, closes in data["hours"])
    return f"{_upper(day)}: chỉ tính {hours}."


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}"


def _pause(data: dict[str, Any]) -> str:
    reason = f" {data['reason']}" if data["reason"] else ""
    text = f"Tạm dừng{reason} từ {_short(data['start'], data['end'])}"
    if data["end"] is None:
        ending = "" if data["effect"] == "open" else ", bắt đầu khi đã hết hạn: không đổi hạn"
        return f"{text}, chưa kết thúc{ending}."
    text = f"{text} đến {_short(data['end'], data['start'])}"
    if data["effect"] == "after-due":
        return f"{text}, bắt đầu khi đã hết hạn: không đổi hạn."
    if data["effect"] == "nothing":
        return f"{text}: không chạm giờ làm việc, không đổi hạn."
    return f"{text}: cộng {_amount(data['amount'], data['unit'])}."


def _amount(amount: int, unit: str) -> str:
    if unit == "days":
        return f"{amount} ngày"
    if unit == "working-days":
        return f"{amount} ngày làm việc"
    return f"{length_text(amount)}{' làm việc' if unit == 'working-seconds' else ''}"


def length_text(seconds: int) -> str:
    """`7 giờ 12 phút`; parts that are nought are left out."""
    parts = ((seconds // 3600, "giờ"), (seconds // 60 % 60, "phút"), (seconds % 60, "giây"))
    return " ".join(f"{number} {word}" for number, word in parts if number) or "0 phút"


def _short(moment: dt.datetime, other: dt.datetime | None) -> str:
    """Clock and date; with the year only where the other end lies in another year."""
    here = local(moment)
    year = "/%Y" if other is not None and local(other).year != here.year else ""
    return f"{here:%H:%M %d/%m}" + (f"{here:{year}}" if year else "")


def _until(reason: str) -> str:
    return (
        "hạn sẽ tính lại khi nhận bổ sung"
        if "bổ sung" in reason
        else ("hạn sẽ tính lại khi hết tạm dừng")
    )


def _day(moment: dt.datetime) -> str:
    return f"ngày làm việc kế tiếp, {weekday_text(local(moment).date())}"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
