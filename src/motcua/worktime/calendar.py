"""A working calendar: which seconds count, and when a term that starts now is over."""

from __future__ import annotations

import datetime as dt
import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from motcua.worktime import seconds as clock
from motcua.worktime.changes import DayChange
from motcua.worktime.counts import Count, Missing, count
from motcua.worktime.errors import InvalidHours, InvalidTerm, UnknownYear
from motcua.worktime.hours import Hours, WeekVersion
from motcua.worktime.pauses import Ledger, Pause
from motcua.worktime.provisional import ASSUMED_YEARS, assumed_changes
from motcua.worktime.quick import quick_due
from motcua.worktime.reckoning import Reckoning
from motcua.worktime.seconds import DAY, ORIGIN, moment_of, seconds_of
from motcua.worktime.settling import Outcome, Step, settle
from motcua.worktime.table import Table
from motcua.worktime.terms import DayRule, Term

_timedelta = dt.timedelta  # looked up once: `due` is asked a million times
_SATURDAY = 5  # the weekday of day number 0


class Calendar:
    """Weeks with dated versions, days that differ from them, and the years they are known for.

    Instants are aware datetimes, taken down to the whole second; answers are in Vietnamese time.
    """

    def __init__(
        self,
        name: str,
        *,
        weeks: Iterable[WeekVersion],
        changes: Iterable[DayChange] = (),
        years: tuple[int, int],
        same_day_cut_off: dt.time = dt.time(15),
        assumed: bool = False,
        reach: tuple[int, int] = ASSUMED_YEARS,
    ) -> None:
        """`reach`: how far a calendar that is `assumed` goes on; a shorter one is smaller."""
        self.name = name
        self.weeks = tuple(sorted(weeks, key=lambda version: version.valid_from))
        self.changes = tuple(changes)
        self.years = years
        self.same_day_cut_off = same_day_cut_off
        self.assumed = assumed
        self.reach = reach
        self._cut_off = same_day_cut_off.hour * 3600 + same_day_cut_off.minute * 60
        self.table = Table(*self._days())

    def _days(self) -> tuple[int, list[Hours]]:
        first, last = self.years
        changes = list(self.changes)
        if self.assumed:
            changes = [*assumed_changes(self.years), *changes]
            first, last = min(first, self.reach[0]), max(last, self.reach[1])
        begin = clock.day_number(dt.date(first, 1, 1))
        end = clock.day_number(dt.date(last, 12, 31))
        return begin, _hours_of_days(begin, end, self.weeks, changes)

    def with_changes(self, changes: Iterable[DayChange], *, name: str = "") -> Calendar:
        """This calendar with days of a unit of its own; the later change of a day wins."""
        return self._copy(name=name, changes=(*self.changes, *changes))

    def provisional(self) -> Calendar:
        """This calendar going on beyond its known years by the rule of the law."""
        return self if self.assumed else self._copy(assumed=True)

    def _copy(
        self, *, name: str = "", changes: Sequence[DayChange] | None = None, assumed: bool = False
    ) -> Calendar:
        return Calendar(
            name or self.name,
            weeks=self.weeks,
            changes=self.changes if changes is None else changes,
            years=self.years,
            same_day_cut_off=self.same_day_cut_off,
            assumed=assumed or self.assumed,
            reach=self.reach,
        )

    @cached_property
    def version(self) -> str:
        """Name and fingerprint: equal for calendars that give equal answers."""
        content = repr((self.years, self.table.first, self.table.hours, self._cut_off))
        return f"{self.name}@{hashlib.sha256(content.encode()).hexdigest()[:12]}"

    def __repr__(self) -> str:
        return f"<Calendar {self.version}>"

    # Questions about a term

    def due(
        self,
        start: dt.datetime,
        term: Term,
        *,
        day_rule: DayRule = DayRule.ROLLING,
        pauses: Iterable[Pause] = (),
    ) -> dt.datetime | None:
        """When the term is over; None while a pause that holds it is open.

        Raises UnknownYear, InvalidTerm and, for `pauses`, InvalidPause and OverlappingPauses.
        """
        if not pauses:
            since = start - ORIGIN
            due = quick_due(self.table, since.days * 86400 + since.seconds, term, day_rule)
            if due is not None:
                return ORIGIN + _timedelta(0, due)
        ledger = pauses if isinstance(pauses, Ledger) else Ledger(pauses)
        settled = self.settled(start, term, day_rule, ledger).due
        return None if settled is None else moment_of(settled)

    def reckon(
        self,
        start: dt.datetime,
        term: Term,
        *,
        day_rule: DayRule = DayRule.ROLLING,
        ledger: Iterable[Pause] = (),
        at: dt.datetime | None = None,
    ) -> Reckoning:
        """The due time with all that can be asked about it; `at` is the moment it is asked."""
        ledger = ledger if isinstance(ledger, Ledger) else Ledger(ledger)
        outcome = self.settled(start, term, day_rule, ledger)
        return Reckoning(self, start, term, day_rule, ledger, at, outcome)

    def count(self, start: dt.datetime, term: Term, day_rule: DayRule) -> Count:
        """The term counted from `start`, before any pause."""
        try:
            return count(self.table, seconds_of(start), term, day_rule, self._cut_off)
        except Missing as missing:
            raise self._unknown(missing.year) from None

    def settled(
        self,
        start: dt.datetime,
        term: Term,
        day_rule: DayRule,
        ledger: Ledger,
        *,
        steps: list[Step] | None = None,
    ) -> Outcome:
        try:
            outcome = settle(
                self.count(start, term, day_rule), seconds_of(start), ledger.spans, steps
            )
            if outcome.due is not None:
                moment_of(outcome.due)
        except Missing as missing:
            raise self._unknown(missing.year) from None
        except OverflowError:
            message = f"Thời hạn {term.text()} dài quá năm 9999. Kiểm tra lại con số."
            raise InvalidTerm(message) from None
        return outcome

    # Questions about a moment

    def elapsed(self, start: dt.datetime, end: dt.datetime) -> int:
        """Working seconds from `start` (inclusive) to `end` (exclusive); negative when reversed."""
        first, last = seconds_of(start), seconds_of(end)
        return self.elapsed_seconds(first, last)

    def elapsed_seconds(self, first: int, last: int) -> int:
        """`elapsed` between two instants in seconds of `worktime.seconds`."""
        if first > last:
            return -self.elapsed_seconds(last, first)
        if first == last:
            return 0
        before, after = self.table.position(first), self.table.position(last)
        if before is None or after is None or first == self.table.end:
            day = first // DAY
            missing = day if not self.table.knows(day) else self.table.last + 1
            raise self._unknown(clock.year_of(missing), "thời gian làm việc")
        return after - before

    def is_open(self, at: dt.datetime) -> bool:
        """Whether `at` is working time; the instant an interval ends is not."""
        seconds = seconds_of(at)
        self._must_know(seconds // DAY)
        return self.table.opening(seconds) == seconds

    def next_opening(self, at: dt.datetime) -> dt.datetime:
        """`at` itself when open, else the next opening."""
        seconds = seconds_of(at)
        self._must_know(seconds // DAY)
        opening = self.table.opening(seconds)
        if opening is None:
            raise self._unknown(clock.year_of(self.table.last + 1), "giờ mở cửa")
        return moment_of(opening)

    def closing_of(self, day: dt.date) -> dt.datetime | None:
        """The end of the day's last interval; None on a day off."""
        number = clock.day_number(day)
        self._must_know(number)
        return moment_of(self.table.closing(number)) if self.table.works(number) else None

    def hours_on(self, day: dt.date) -> Hours:
        """The working intervals of a day, in seconds after midnight; empty on a day off."""
        number = clock.day_number(day)
        self._must_know(number)
        return self.table.hours[number - self.table.first]

    def is_known(self, number: int) -> bool:
        """Whether the day with that number lies in a year that was announced, not assumed."""
        return self.years[0] <= clock.year_of(number) <= self.years[1]

    def _must_know(self, number: int) -> None:
        if not self.table.knows(number):
            raise self._unknown(clock.year_of(number), "giờ làm việc")

    def _unknown(self, year: int, wanted: str = "hạn") -> UnknownYear:
        first = clock.date_of(self.table.first).year
        return UnknownYear(year, first, clock.date_of(self.table.last).year, wanted)


def _hours_of_days(
    begin: int, end: int, weeks: Sequence[WeekVersion], changes: Iterable[DayChange]
) -> list[Hours]:
    if not weeks or clock.day_number(weeks[0].valid_from) > begin:
        raise InvalidHours("Lịch chưa có giờ làm việc cho ngày đầu tiên của nó.")
    days: list[Hours] = []
    bounds = [clock.day_number(version.valid_from) for version in weeks[1:]]
    for version, until in zip(weeks, [*bounds, end + 1], strict=True):
        numbers = range(begin + len(days), min(until, end + 1))
        days += [version.week.days[(number + _SATURDAY) % 7] for number in numbers]
    starts = [clock.day_number(version.valid_from) for version in weeks]
    for change in changes:
        number = clock.day_number(change.day)
        if begin <= number <= end:
            week = weeks[bisect_right(starts, number) - 1].week
            days[number - begin] = change.hours_in(week)
    return days
