"""What everybody may read: months that have ended, with small counts withheld.

Figures of a month that still runs would tell two readers, an hour apart, of one person.
"""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass

from motcua.kernel.figures import Figure
from motcua.reports.queries import boards
from motcua.reports.queries.board_views import View, names_of
from motcua.reports.rules import boards as rules
from motcua.reports.rules.suppression import table, withheld
from motcua.reports.rules.whole_months import Period, month_of

LEAST = 5
MONTHS = 12
TOTAL, IN_TIME, LATE = "", "in_time", "late"
_SECONDS = 3_600.0
_kept: dict[str, tuple[float, Published]] = {}


@dataclass(frozen=True, kw_only=True)
class PublicRow:
    """None where the count is withheld."""

    name: str
    finished: int | None
    in_time: int | None

    @property
    def share(self) -> Figure | None:
        if self.finished is None or self.in_time is None:
            return None
        return Figure(self.in_time, self.finished)


@dataclass(frozen=True, kw_only=True)
class Published:
    period: Period
    whole: PublicRow
    received: int
    half_days: int | None
    rows: tuple[PublicRow, ...]


def offered(today: dt.date) -> list[Period]:
    """Months that have ended, the newest first."""
    months = [month_of(today).previous]
    while len(months) < MONTHS:
        months.append(months[-1].previous)
    return months


def published(period: Period, today: dt.date) -> Published:
    """Kept for an hour: what is withheld takes time to find."""
    until, found = _kept.get(period.key, (0.0, None))
    if found is None or until < time.monotonic():
        found = _read(period, today)
        _kept[period.key] = (time.monotonic() + _SECONDS, found)
    return found


def forget() -> None:
    _kept.clear()


def _read(period: Period, today: dt.date) -> Published:
    view = View(period=period)
    sums = {code: both[0] for code, both in boards.by_agency(view, period).items()}
    figures = {code: rules.figure("on_time_rate", told, {}) for code, told in sums.items()}
    figures = {code: of for code, of in figures.items() if of.denominator}
    counts, hidden = _counts(figures)
    names = names_of(figures, today)
    rows = [_row(counts, hidden, code, names[code]) for code in figures]
    received = sum(told["received"] for told in sums.values())
    whole = _row(counts, hidden, TOTAL, "")
    return Published(
        period=period, whole=whole, received=received if received >= LEAST else 0,
        half_days=boards.spread(view).within(50) if whole.finished else None,
        rows=tuple(sorted(rows, key=lambda one: one.name)),
    )  # fmt: skip


def _counts(figures: dict[str, Figure]) -> tuple[dict[object, int], frozenset[object]]:
    """Each agency's counts and the sums; and which of them stay untold."""
    counts: dict[object, int] = {}
    for code, of in figures.items():
        late = of.denominator - of.numerator
        for column, number in ((IN_TIME, of.numerator), (LATE, late), (TOTAL, of.denominator)):
            counts[code, column] = number
            counts[TOTAL, column] = counts.get((TOTAL, column), 0) + number
    relations = table(list(figures), (IN_TIME, LATE), TOTAL) if figures else ()
    return counts, withheld(counts, relations, LEAST)


def _row(
    counts: dict[object, int], hidden: frozenset[object], code: str, name: str
) -> PublicRow:  # fmt: skip
    def told(column: str) -> int | None:
        return None if (code, column) in hidden else counts.get((code, column), 0)

    finished, in_time = told(TOTAL), told(IN_TIME)
    # Of the two shown, the third is their difference.
    if told(LATE) is None and finished is not None:
        in_time = None
    return PublicRow(name=name, finished=finished, in_time=in_time)
