"""Why a term ends when it does, as data: one Line for each thing that decided."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from motcua.worktime.changes import DayKind
from motcua.worktime.counts import CalendarDays, Count, WorkingDays
from motcua.worktime.seconds import DAY, date_of, day_number, moment_of, seconds_of
from motcua.worktime.settling import Effect, Step
from motcua.worktime.terms import DayRule, TermUnit

if TYPE_CHECKING:
    from motcua.worktime.reckoning import Reckoning


@dataclass(frozen=True, slots=True)
class Line:
    """Kinds: received, term, counted, shut, pause, rolled, provisional, due, held."""

    kind: str
    data: dict[str, Any]


def explain(reckoning: Reckoning) -> tuple[Line, ...]:
    """Reckons once more, this time taking notes."""
    calendar, term = reckoning.calendar, reckoning.term
    count = calendar.count(reckoning.start, term, reckoning.day_rule)
    lines = [_received(reckoning), Line("term", {"term": term}), _counted(reckoning, count)]
    steps: list[Step] = []
    calendar.settled(reckoning.start, term, reckoning.day_rule, reckoning.ledger, steps=steps)
    lines += _shut(reckoning, count)
    lines += [_pause(reckoning, step) for step in steps]
    lines += _end(reckoning)
    return tuple(line for line in lines if line is not None)


def _received(reckoning: Reckoning) -> Line:
    start = reckoning.start
    data: dict[str, Any] = {"at": start, "unit": reckoning.term.unit}
    table, at = reckoning.calendar.table, seconds_of(start)
    if reckoning.term.unit is TermUnit.SAME_DAY:
        cut_off = reckoning.calendar.same_day_cut_off
        day, clock = divmod(at, DAY)
        data |= {"cut_off": cut_off, "day_off": not table.works(day)}
        data["in_time"] = bool(
            table.works(day) and clock < _clock(cut_off) and at < table.closing(day)
        )
    elif reckoning.term.unit in _WORKED:
        opening = table.opening(at)
        data["moved_to"] = None if opening in (None, at) else moment_of(opening or at)
        data["open"] = opening == at
    return Line("received", data)


_WORKED = (TermUnit.WORKING_DAYS, TermUnit.WORKING_HOURS, TermUnit.MINUTES)


def _clock(time: dt.time) -> int:
    return time.hour * 3600 + time.minute * 60


def _counted(reckoning: Reckoning, count: Count) -> Line | None:
    """The end of the term before any pause, and the days off it leapt over."""
    data: dict[str, Any] = {"term": reckoning.term, "rule": _rule(reckoning, count)}
    if isinstance(count, CalendarDays):
        return Line("counted", data | {"last_day": date_of(count.last_day), "skipped": ()})
    if count.due is None:
        return None
    data["at"] = moment_of(count.due)
    skipped: tuple[Skipped, ...] = ()
    if reckoning.term.unit in (*_WORKED, TermUnit.SAME_DAY):
        start = seconds_of(reckoning.start)
        begins = reckoning.calendar.table.opening(start) or start
        skipped = _days_off(reckoning, begins // DAY, count.due // DAY)
    return Line("counted", data | {"skipped": skipped})


def _rule(reckoning: Reckoning, count: Count) -> str:
    if isinstance(count, CalendarDays):
        return "calendar-days"
    if reckoning.term.unit is TermUnit.SAME_DAY:
        return "same-day"
    return DayRule.END_OF_DAY if isinstance(count, WorkingDays) else DayRule.ROLLING


@dataclass(frozen=True, slots=True)
class Skipped:
    """Days off in a row, both ends included, and what they are called if they have a name."""

    first: dt.date
    last: dt.date
    names: tuple[str, ...] = ()


def _days_off(reckoning: Reckoning, first: int, last: int) -> tuple[Skipped, ...]:
    table = reckoning.calendar.table
    names = {change.day: change.name for change in reckoning.calendar.changes if change.name}
    runs: list[list[int]] = []
    for day in range(first + 1, last):
        if not table.works(day):
            if runs and runs[-1][-1] == day - 1:
                runs[-1].append(day)
            else:
                runs.append([day])
    return tuple(
        Skipped(
            date_of(run[0]),
            date_of(run[-1]),
            tuple(dict.fromkeys(names[day] for day in map(date_of, run) if day in names)),
        )
        for run in runs
    )


def _shut(reckoning: Reckoning, count: Count) -> list[Line]:
    """Local closings that the line before does not name: parts of days, and days that a pause has
    brought the term to.
    """
    if reckoning.due_at is None or reckoning.term.unit not in _WORKED:
        return []
    first, last = reckoning.start.date(), reckoning.due_at.date()
    named = last if count.due is None else moment_of(count.due).date()
    table = reckoning.calendar.table
    found = {
        change.day: change
        for change in reckoning.calendar.changes
        if change.kind is DayKind.LOCAL_CLOSING and first <= change.day <= last
    }
    return [
        Line("shut", {"day": day, "hours": change.hours or (), "name": change.name})
        for day, change in sorted(found.items())
        if table.works(day_number(day)) or day > named or day in (first, named)
    ]


def _pause(reckoning: Reckoning, step: Step) -> Line:
    pause = step.span.pause
    return Line(
        "pause",
        {
            "start": pause.start,
            "end": pause.end,
            "reason": pause.reason,
            "effect": step.effect.value,
            "amount": step.amount,
            "unit": _unit_of_pause(reckoning),
        },
    )


def _unit_of_pause(reckoning: Reckoning) -> str:
    """What a pause of this term is measured in: seconds of work or of the clock, or days."""
    match reckoning.term.unit:
        case TermUnit.DAYS | TermUnit.MONTHS:
            return "days"
        case TermUnit.CLOCK_HOURS:
            return "clock-seconds"
        case TermUnit.SAME_DAY:
            return "working-days"
        case TermUnit.WORKING_DAYS if reckoning.day_rule is DayRule.END_OF_DAY:
            return "working-days"
    return "working-seconds"


def _end(reckoning: Reckoning) -> list[Line]:
    if reckoning.due_at is None:
        held = reckoning.outcome.held
        assert held is not None
        return [Line("held", {"since": held.pause.start, "reason": held.pause.reason})]
    lines = _rolled(reckoning)
    year = reckoning.year_provisional()
    if year is not None:
        lines.append(Line("provisional", {"year": year}))
    return [*lines, Line("due", {"at": reckoning.due_at})]


def _rolled(reckoning: Reckoning) -> list[Line]:
    """Civil Code 2015, Art. 148.5: a last day that is a day off gives way to the next working day."""
    count = reckoning.calendar.count(reckoning.start, reckoning.term, reckoning.day_rule)
    due = reckoning.due_at
    if not isinstance(count, CalendarDays) or due is None:
        return []
    steps: list[Step] = []
    reckoning.calendar.settled(
        reckoning.start, reckoning.term, reckoning.day_rule, reckoning.ledger, steps=steps
    )
    moved = sum(step.amount for step in steps if step.effect is Effect.MOVED)
    last_day = date_of(count.last_day + moved)
    return [Line("rolled", {"from": last_day, "to": due})] if last_day != due.date() else []
