"""When a task is due and why: a term in working time, or a day (BLDS 2015 Điều 147–148)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from motcua.kernel.clock import VIETNAM, local
from motcua.kernel.errors import InvalidInput
from motcua.kernel.vietnamese import date_text, moment_text
from motcua.worktime import Calendar, DayRule, Line, Reckoning, Term, WorktimeError
from motcua.worktime.sentences import say

# Longer than any programme of one term of office.
FARTHEST = dt.timedelta(days=5 * 366)
WORKING_DAY = 8 * 3600


@dataclass(frozen=True, kw_only=True)
class DueWish:
    """Either `term` (`10 ngày làm việc`, `5wd`) or `day`; `hour` only with a day."""

    term: str = ""
    day: dt.date | None = None
    hour: dt.time | None = None


@dataclass(frozen=True, kw_only=True)
class Due:
    at: dt.datetime
    wish: DueWish


def due_by(wish: DueWish, given_at: dt.datetime, calendar: Calendar) -> Due:
    """Raises InvalidInput for no wish, two wishes, a term nobody can read, a time gone by."""
    if bool(wish.term) == bool(wish.day):
        raise InvalidInput(
            "Ghi một trong hai: thời hạn (ví dụ 10 ngày làm việc) hoặc ngày phải xong.",
            field="due_day",
        )
    field = "term" if wish.term else "due_day"
    if wish.day and wish.day - given_at.date() > FARTHEST:
        raise InvalidInput("Hạn xa quá 5 năm. Xem lại năm.", field=field)
    at = _by_term(wish, given_at, calendar) if wish.term else _by_day(wish, calendar)
    if at <= given_at:
        raise InvalidInput(
            f"Hạn {moment_text(local(at))} không sau lúc giao {moment_text(local(given_at))}. "
            "Chọn hạn muộn hơn.",
            field=field,
        )
    if at - given_at > FARTHEST:
        raise InvalidInput("Hạn xa quá 5 năm. Xem lại năm.", field=field)
    return Due(at=at, wish=wish)


def _by_term(wish: DueWish, given_at: dt.datetime, calendar: Calendar) -> dt.datetime:
    found = _reckoned(given_at, _term(wish.term), calendar).due_at
    assert found is not None
    return found


def _term(text: str) -> Term:
    try:
        return Term.parse(text)
    except WorktimeError as fault:
        raise InvalidInput(
            f"“{text[:40]}” không phải thời hạn. Ghi như 10 ngày làm việc, 16 giờ làm việc, 30 ngày.",
            field="term",
        ) from fault


def _by_day(wish: DueWish, calendar: Calendar) -> dt.datetime:
    assert wish.day is not None
    if wish.hour is not None:
        return dt.datetime.combine(wish.day, wish.hour, tzinfo=VIETNAM)
    found = _reckoned(_morning(wish.day), Term.parse("0d"), calendar).due_at
    assert found is not None
    return found


def _morning(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), tzinfo=VIETNAM)


def _reckoned(start: dt.datetime, term: Term, calendar: Calendar) -> Reckoning:
    try:
        return calendar.provisional().reckon(start, term, day_rule=DayRule.END_OF_DAY)
    except WorktimeError as fault:
        raise InvalidInput(str(fault), field="term") from fault


def explanation(wish: DueWish, given_at: dt.datetime, calendar: Calendar) -> list[str]:
    """“Vì sao hạn này”: sentences, first who set it from when."""
    begun = f"Giao lúc {moment_text(local(given_at))}."
    if not wish.term and wish.hour is not None:
        return [begun, "Người giao đặt hạn theo giờ."]
    term = _term(wish.term) if wish.term else Term.parse("0d")
    start = given_at if wish.term else _morning(wish.day or local(given_at).date())
    found = _reckoned(start, term, calendar)
    left = {"received"} if wish.term else {"received", "term", "counted"}
    told = [line for line in found.explanation if line.kind not in left]
    said = [begun]
    if not wish.term:
        assert wish.day is not None
        said.append(f"Người giao đặt hạn hết giờ làm việc ngày {date_text(wish.day)}.")
    return [*said, *(_say(line) for line in told)]


def _say(line: Line) -> str:
    return say(line).replace("ngày tiếp nhận", "ngày giao")


def late_seconds(due_at: dt.datetime, now: dt.datetime, calendar: Calendar) -> int:
    """Working seconds past the due time, 0 while in time."""
    return calendar.provisional().elapsed(due_at, now) if now > due_at else 0


# After how many working days late who is told next: the unit's leader, the assigner, who stands
# above the assigner.
LADDER = (0, 1, 5)


def escalation_level(late: int) -> int:
    """The step of the ladder (1–3) that so many working seconds late have reached; 0 in time."""
    return sum(late > days * WORKING_DAY for days in LADDER)
