"""A calendar compiled to sorted integers: every question is a search, whatever the distance.

Intervals are numbered through; `sums[i]` is the working time up to the end of interval i, and
`shifts[i]` what turns an instant inside it into that working time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from motcua.worktime.hours import Hours
from motcua.worktime.seconds import DAY


class Table:
    """Days `first` to `last` and the hours of each. None means: depends on a day outside."""

    __slots__ = (
        "begin", "count", "end", "ends", "first", "hours", "last", "opens", "ranks", "shifts", "sums",
        "total", "work_days",
    )  # fmt: skip

    def __init__(self, first: int, hours: list[Hours]) -> None:
        self.first, self.last = first, first + len(hours) - 1
        self.begin, self.end = first * DAY, (self.last + 1) * DAY
        self.hours = hours
        self.opens: list[int] = []
        self.ends: list[int] = []
        self.sums: list[int] = []
        self.work_days: list[int] = []
        self.ranks: list[int] = []
        self._fill()
        self.count = len(self.ends)
        self.shifts = [total - end for total, end in zip(self.sums, self.ends, strict=True)]

    def _fill(self) -> None:
        self.total = 0
        for number, intervals in enumerate(self.hours, self.first):
            for opens, closes in intervals:
                self.total += closes - opens
                self.opens.append(number * DAY + opens)
                self.ends.append(number * DAY + closes)
                self.sums.append(self.total)
            if intervals:
                self.work_days.append(number)
            self.ranks.append(len(self.work_days))

    def knows(self, day: int) -> bool:
        return self.first <= day <= self.last

    def works(self, day: int) -> bool:
        return bool(self.hours[day - self.first])

    def opening(self, at: int) -> int | None:
        """Rule 1: `at` itself when open (the end of an interval is not), else the next opening."""
        i = bisect_right(self.ends, at)
        if at < self.begin or i == len(self.ends):
            return None
        return max(at, self.opens[i])

    def position(self, at: int) -> int | None:
        """Working seconds before `at`, counted from the first known day."""
        if not self.begin <= at <= self.end:
            return None
        i = bisect_right(self.ends, at)
        if i == len(self.ends):
            return self.total
        return max(at, self.opens[i]) + self.shifts[i]

    def advance(self, at: int, seconds: int) -> int | None:
        """Rule 2: the earliest instant by which `seconds` (> 0) of working time have passed."""
        position = self.position(at)
        if position is None:
            return None
        i = bisect_left(self.sums, position + seconds)
        return None if i == len(self.sums) else position + seconds - self.shifts[i]

    def rank(self, day: int) -> int:
        """How many known working days there are up to and including `day`, which is known."""
        return self.ranks[day - self.first]

    def work_day(self, rank: int) -> int | None:
        """The working day of that rank, the first having rank 1."""
        return self.work_days[rank - 1] if rank <= len(self.work_days) else None

    def closing(self, day: int) -> int:
        return day * DAY + self.hours[day - self.first][-1][1]

    def closings(self, at: int) -> int | None:
        """How many closings lie at or before `at`."""
        if not self.begin <= at <= self.end:
            return None
        if at == self.end:
            return len(self.work_days)
        day = at // DAY
        rank = self.rank(day)
        return rank - 1 if self.works(day) and at < self.closing(day) else rank

    def same_clock(self, day: int, clock: int) -> int:
        """Rule 3: `clock` on a working day, or the interval end before it, or the opening."""
        ends = [closes for _, closes in self.hours[day - self.first]]
        i = bisect_left(ends, clock)
        if i < len(ends) and self.hours[day - self.first][i][0] <= clock:
            return day * DAY + clock
        return day * DAY + (ends[i - 1] if i else self.hours[day - self.first][0][0])
