"""The answer to "when is it due": the date, what was used of it, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from motcua.worktime.explanation import Line, explain
from motcua.worktime.pauses import Ledger, Span
from motcua.worktime.seconds import DAY, day_number, moment_of, seconds_of
from motcua.worktime.sentences import question, say
from motcua.worktime.settling import Outcome
from motcua.worktime.terms import DayRule, Term, TermUnit

if TYPE_CHECKING:
    from motcua.worktime.calendar import Calendar

__all__ = ["Line", "Reckoning"]


@dataclass(frozen=True)
class Reckoning:
    """Times asked of it are working seconds by its calendar. The explanation is made when asked."""

    calendar: Calendar = field(repr=False)
    start: dt.datetime
    term: Term
    day_rule: DayRule
    ledger: Ledger
    at: dt.datetime | None
    outcome: Outcome = field(repr=False)

    @property
    def due_at(self) -> dt.datetime | None:
        return None if self.outcome.due is None else moment_of(self.outcome.due)

    def consumed_seconds(self, at: dt.datetime) -> int:
        """Working time used from the start to `at`, pauses left out."""
        start, now = seconds_of(self.start), seconds_of(at)
        if now <= start:
            return 0
        return self.calendar.elapsed_seconds(start, now) - self._paused(
            start, now, self.ledger.spans
        )

    def remaining_seconds(self, at: dt.datetime) -> int:
        """Working time left at `at`, pauses left out; negative when late, still while paused."""
        due, now = self._due_so_far(), seconds_of(at)
        if self.outcome.held is not None:
            now = min(now, max(self.outcome.held.start, seconds_of(self.start)))
        if now >= due:
            return -self.calendar.elapsed_seconds(due, now)
        closed = [span for span in self.ledger.spans if span.end is not None]
        return self.calendar.elapsed_seconds(now, due) - self._paused(now, due, closed)

    @property
    def paused_seconds(self) -> int:
        """Working time inside the pauses after the start; an open one counts up to `at`."""
        start = seconds_of(self.start)
        ends = [span.end or self._asked_at(span.start) for span in self.ledger.spans]
        return self._paused(start, max([start, *ends]), self.ledger.spans)

    @cached_property
    def provisional(self) -> bool:
        """Whether the due time rests on a year that nobody announced."""
        if not self.calendar.assumed or self.term.unit is TermUnit.CLOCK_HOURS:
            return False
        days = [self._due_so_far() // DAY]
        if self.term.unit not in (TermUnit.DAYS, TermUnit.MONTHS):
            days.append(seconds_of(self.start) // DAY)
        return not all(map(self.calendar.is_known, days))

    @cached_property
    def explanation(self) -> tuple[Line, ...]:
        return explain(self)

    @property
    def question(self) -> str:
        """The title above the sentences."""
        return question(self.due_at)

    def sentences(self, *, source: str = "") -> list[str]:
        """The explanation in Vietnamese; `source` says where the term comes from, in brackets."""
        return [say(line, source) for line in self.explanation]

    def _due_so_far(self) -> int:
        if self.outcome.so_far is None:
            # Held by an open pause with a due time beyond the known years: ask for it, and fail.
            self.calendar.settled(self.start, self.term, self.day_rule, self._closed())
        assert self.outcome.so_far is not None
        return self.outcome.so_far

    def _closed(self) -> Ledger:
        return Ledger(pause for pause in self.ledger if pause.end is not None)

    def _asked_at(self, start: int) -> int:
        return start if self.at is None else max(start, seconds_of(self.at))

    def _paused(self, first: int, last: int, spans: Iterable[Span]) -> int:
        """Working time of pauses between two instants."""
        total = 0
        for span in spans:
            begins = max(span.start, first)
            ends = last if span.end is None else min(span.end, last)
            if begins < ends:
                total += self.calendar.elapsed_seconds(begins, ends)
        return total

    def year_provisional(self) -> int | None:
        """The last year the due time touches, if it was assumed."""
        if not self.provisional:
            return None
        due = moment_of(self._due_so_far()).year
        start = self.start.year
        known = self.calendar.is_known(day_number(dt.date(due, 1, 1)))
        return start if known else due
