"""A second reckoner for the tests: slow, literal, and knowing nothing of the first.

It walks from day to day with datetimes as a person with a wall calendar would, reading the rules of
the contract in order. What must be known it finds out by trying: it supposes several things about
the years nobody announced and, where the answers differ, says that the year is unknown.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from fractions import Fraction

Day = dt.date
Moment = dt.datetime  # naive, local
Interval = tuple[Moment, Moment]
Hypothesis = Callable[[Day], list[tuple[int, int]]]

ONE_DAY = dt.timedelta(days=1)
SECOND = dt.timedelta(seconds=1)

# Weekdays off, read again from the table of announced calendars (day.month).
OFF = {
    2016: "1.1 8.2 9.2 10.2 11.2 12.2 18.4 2.5 3.5 2.9",
    2017: "2.1 26.1 27.1 30.1 31.1 1.2 6.4 1.5 2.5 4.9",
    2018: "1.1 14.2 15.2 16.2 19.2 20.2 25.4 30.4 1.5 3.9 31.12",
    2019: "1.1 4.2 5.2 6.2 7.2 8.2 15.4 29.4 30.4 1.5 2.9",
    2020: "1.1 23.1 24.1 27.1 28.1 29.1 2.4 30.4 1.5 2.9",
    2021: "1.1 10.2 11.2 12.2 15.2 16.2 21.4 30.4 3.5 2.9 3.9",
    2022: "3.1 31.1 1.2 2.2 3.2 4.2 11.4 2.5 3.5 1.9 2.9",
    2023: "2.1 20.1 23.1 24.1 25.1 26.1 1.5 2.5 3.5 1.9 4.9",
    2024: "1.1 8.2 9.2 12.2 13.2 14.2 18.4 29.4 30.4 1.5 2.9 3.9",
    2025: "1.1 27.1 28.1 29.1 30.1 31.1 7.4 30.4 1.5 2.5 1.9 2.9",
    2026: "1.1 2.1 16.2 17.2 18.2 19.2 20.2 27.4 30.4 1.5 31.8 1.9 2.9",
}
SATURDAYS_SHUT = (
    "2016-04-16 2016-04-30 2017-01-28 2017-09-02 2018-02-17 2020-01-25 2021-02-13 2021-05-01 "
    "2022-01-01 2022-04-30 2023-01-21 2023-04-29 2023-09-02 2024-02-10 2025-02-01"
)
MADE_UP = "2019-01-05 2019-05-04 2024-05-04 2025-04-26 2026-01-10 2026-08-22"

DAYS_OFF = {
    Day(year, *reversed([int(n) for n in item.split(".")]))
    for year, text in OFF.items()
    for item in text.split()
} | {Day.fromisoformat(text) for text in SATURDAYS_SHUT.split()}
WORKED_SATURDAYS = {Day.fromisoformat(text) for text in MADE_UP.split()}
MORNING, AFTERNOON = (27_000, 41_400), (48_600, 63_000)


class Unknown(Exception):
    """The answer depends on a year nobody announced."""


class Wrong(Exception):
    """The question itself is wrong; the argument says how."""


def office_day(day: Day, *, saturdays: bool) -> list[tuple[int, int]]:
    if day in WORKED_SATURDAYS:
        return [MORNING, AFTERNOON]
    if day in DAYS_OFF or day.weekday() == 6:
        return []
    if day.weekday() == 5:
        return [MORNING] if saturdays else []
    return [MORNING, AFTERNOON]


HYPOTHESES: list[Hypothesis] = [
    lambda day: [(0, 86_399)],
    lambda day: [(0, 1)],
    lambda day: [(0, 86_399)] if day.year > 2029 or day.year < 2012 else [],
    lambda day: office_day(day, saturdays=False),
]


class World:
    """The office under one hypothesis about unknown days; `asked` once one mattered at all."""

    def __init__(self, name: str, hypothesis: Hypothesis) -> None:
        self.saturdays = name == "vn-office-sat"
        self.hypothesis = hypothesis
        self.asked = False

    def intervals(self, day: Day) -> list[Interval]:
        if 2016 <= day.year <= 2026:
            hours = office_day(day, saturdays=self.saturdays)
        else:
            self.asked = True
            hours = self.hypothesis(day)
        midnight = Moment.combine(day, dt.time())
        return [(midnight + a * SECOND, midnight + b * SECOND) for a, b in hours]

    def works(self, day: Day) -> bool:
        return bool(self.intervals(day))

    def closing(self, day: Day) -> Moment:
        return self.intervals(day)[-1][1]

    def moved(self, at: Moment) -> Moment:
        """Rule 1."""
        day = at.date()
        while True:
            for opens, closes in self.intervals(day):
                if at < closes:
                    return max(at, opens)
            day += ONE_DAY

    def after_work(self, at: Moment, seconds: int) -> Moment:
        """Rule 2: walk the intervals until the seconds are used up."""
        day = at.date()
        while True:
            for opens, closes in self.intervals(day):
                begin = max(at, opens)
                if closes <= begin:
                    continue
                room = int((closes - begin).total_seconds())
                if seconds <= room:
                    return begin + seconds * SECOND
                seconds -= room
            day += ONE_DAY

    def work_between(self, start: Moment, end: Moment) -> int:
        total, day = 0, start.date()
        while Moment.combine(day, dt.time()) < end:
            for opens, closes in self.intervals(day):
                total += max(0, int((min(end, closes) - max(start, opens)).total_seconds()))
            day += ONE_DAY
        return total

    def closings_between(self, start: Moment, end: Moment) -> int:
        """After `start`, up to and including `end`."""
        day, found = start.date(), 0
        while Moment.combine(day, dt.time()) < end:
            found += self.works(day) and start < self.closing(day) <= end
            day += ONE_DAY
        return found

    def working_days_on(self, day: Day, number: int) -> Day:
        while number:
            day += ONE_DAY
            number -= self.works(day)
        return day


def midnights_between(start: Moment, end: Moment) -> int:
    return (end.date() - start.date()).days


class Reckoner:
    """One term under one hypothesis: `due()` so far, and `pause()` moves it (rules 3–6)."""

    def __init__(self, world: World, start: Moment, term: tuple[str, Fraction], rule: str) -> None:
        self.world, self.start, self.rule = world, start, rule
        self.unit, amount = term
        self.whole = amount.numerator // amount.denominator
        per_unit = {"wd": 28_800, "wh": 3600, "h": 3600, "min": 60}.get(self.unit, 0)
        counted = amount - self.whole if self.unit == "wd" else amount
        self.seconds = int(counted * per_unit)
        self.by_closings = self.unit == "same-day" or (self.unit, rule) == ("wd", "end-of-day")
        self.begin()

    def begin(self) -> None:
        world, start = self.world, self.start
        if self.unit == "h":
            self.at = start + self.seconds * SECOND
        elif self.unit == "d":
            self.day = start.date() + self.whole * ONE_DAY
        elif self.unit == "m":
            self.day = months_on(start.date(), self.whole)
        elif self.unit == "same-day":
            self.seconds = 0
            late = start.time() >= dt.time(15)
            today = start.date()
            if late or not world.works(today) or start >= world.closing(today):
                today = world.working_days_on(today, 1)
            self.day = today
        else:
            self.begin_working()

    def begin_working(self) -> None:
        world = self.world
        moved = world.moved(self.start)
        if self.by_closings:
            self.day = world.working_days_on(moved.date(), self.whole + (self.seconds > 0))
            return
        if self.unit == "wd":
            moved = self.same_clock(moved) if self.whole else moved
        self.at = world.after_work(moved, self.seconds) if self.seconds else moved

    def same_clock(self, moved: Moment) -> Moment:
        day = self.world.working_days_on(moved.date(), self.whole)
        wanted = Moment.combine(day, moved.time())
        intervals = self.world.intervals(day)
        if any(opens <= wanted <= closes for opens, closes in intervals):
            return wanted
        before = [closes for _, closes in intervals if closes < wanted]
        return before[-1] if before else intervals[0][0]

    def due(self) -> Moment:
        if self.by_closings:
            if self.seconds:
                return self.world.after_work(Moment.combine(self.day, dt.time()), self.seconds)
            return self.world.closing(self.day)
        if self.unit in ("d", "m"):
            day = self.day
            while not self.world.works(day):
                day += ONE_DAY
            return self.world.closing(day)
        return self.at

    def pause(self, start: Moment, end: Moment) -> None:
        if self.unit == "h":
            self.at += end - start
        elif self.unit in ("d", "m"):
            self.day += midnights_between(start, end) * ONE_DAY
        elif self.by_closings:
            moved = self.world.closings_between(start, end)
            self.day = self.world.working_days_on(self.day, moved)
        else:
            seconds = self.world.work_between(start, end)
            if seconds:
                self.at = self.world.after_work(self.at, seconds)


def months_on(day: Day, months: int) -> Day:
    """Month by month; the day number wanted is that of the first day."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return Day(year, month, min(day.day, calendar.monthrange(year, month)[1]))


Pauses = list[tuple[Moment, Moment | None]]


def check_pauses(pauses: Pauses) -> Pauses:
    for start, end in pauses:
        if end is not None and end < start:
            raise Wrong("reversed")
    real = sorted((p for p in pauses if p[0] != p[1]), key=lambda p: p[0])
    for index, (start, end) in enumerate(real):
        for later, later_end in real[index + 1 :]:
            reach = end if end is not None else Moment.max
            if max(start, later) < min(reach, later_end or Moment.max):
                raise Wrong("overlap")
    return real


def reckon_in(
    world: World, start: Moment, term: tuple[str, Fraction], rule: str, pauses: Pauses
) -> Moment | None:
    reckoner = Reckoner(world, start, term, rule)
    for begins, ends in pauses:
        begin = max(begins, start)
        if ends is not None and ends <= begin:
            continue
        due = reckoner.due()
        if reckoner.unit not in ("d", "m", "h") and not known(begin) and not known(due):
            raise Unknown  # which comes first on days nobody announced is not to be guessed
        if begin >= due:
            continue
        if ends is None:
            return None
        reckoner.pause(begin, ends)
    return reckoner.due()


def known(at: Moment) -> bool:
    return 2016 <= at.year <= 2026


def eve_after_cut_off(start: Moment, term: tuple[str, Fraction]) -> bool:
    """After 15:00 a same-day term runs on the next working day, whatever this one was."""
    return term[0] == "same-day" and Moment(2015, 12, 31, 15) <= start < Moment(2016, 1, 1)


def reckon(
    name: str, start: Moment, term: tuple[str, Fraction], rule: str, pauses: Pauses
) -> Moment | None:
    """The due time, None under an open pause. Raises Unknown and Wrong."""
    pauses = check_pauses(pauses)
    if term[0] not in ("d", "m", "h") and not known(start) and not eve_after_cut_off(start, term):
        raise Unknown  # the day of START is asked about before anything else
    answers = set()
    for hypothesis in HYPOTHESES:
        world = World(name, hypothesis)
        try:
            answers.add(reckon_in(world, start, term, rule, pauses))
        except OverflowError:
            answers.add("never")
        if not world.asked:
            break
        if len(answers) > 1:
            raise Unknown
    return answers.pop()


def elapsed(name: str, start: Moment, end: Moment) -> int:
    answers = set()
    for hypothesis in HYPOTHESES:
        answers.add(World(name, hypothesis).work_between(start, end))
    if len(answers) > 1:
        raise Unknown
    return answers.pop()


UNITS = {
    "wd": "wd", "ngày làm việc": "wd", "wh": "wh", "giờ làm việc": "wh", "d": "d", "ngày": "d",
    "m": "m", "tháng": "m", "h": "h", "giờ": "h", "min": "min", "phút": "min",
}  # fmt: skip


def read_term(text: str) -> tuple[str, Fraction]:
    if text in ("same-day", "trong ngày"):
        return "same-day", Fraction(1)
    match = re.fullmatch(r"([0-9]+(?:[.,][0-9]+)?) ?([^0-9]+)", text)
    if match is None or match[2] not in UNITS:
        raise Wrong("term")
    unit, amount = UNITS[match[2]], Fraction(match[1].replace(",", "."))
    if unit in ("d", "m") and amount.denominator != 1:
        raise Wrong("term")
    return unit, amount
