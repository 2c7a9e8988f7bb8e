"""The days a figure is about, and the instant at which what is still open is judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import InvalidInput


@dataclass(frozen=True, kw_only=True)
class Span:
    """Instants from `from_s` up to but not `end_s`; what is open is in time or overdue at `at_s`."""

    first: dt.date
    last: dt.date
    from_s: int
    end_s: int
    at_s: int

    def months(self, as_of: dt.datetime | None = None) -> Iterator[tuple[str, Span]]:
        """`2026-03` and its part of these days, for every month that they touch."""
        begins = self.first
        while begins <= self.last:
            following = (begins.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
            yield f"{begins:%Y-%m}", span(begins, min(self.last, _before(following)), as_of)
            begins = following


def span(first: dt.date, last: dt.date, as_of: dt.datetime | None = None) -> Span:
    """Both days included, as local dates; acts up to and at `as_of` where that is earlier."""
    if last < first:
        raise InvalidInput(
            f"Ngày cuối {last:%d/%m/%Y} đứng trước ngày đầu {first:%d/%m/%Y}. Đổi lại hai ngày.",
            field="to",
        )
    begins, ends = _midnight(first), _midnight(last) + 86_400
    at = ends if as_of is None else min(ends, int(as_of.timestamp()))
    # An act at the very second of `as_of` was done by then.
    end = ends if at == ends else at + 1
    return Span(first=first, last=last, from_s=begins, end_s=end, at_s=at)


def _midnight(day: dt.date) -> int:
    return int(dt.datetime.combine(day, dt.time(), VIETNAM).timestamp())


def _before(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=1)
