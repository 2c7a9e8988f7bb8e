"""How finished dossiers spread: over working days of handling; of the late ones, over causes.

A mean hides who waited long. A day of handling is eight working hours, pauses taken out: `3` holds
what took from three up to, not including, four; MOST_DAYS holds that and all beyond. A dossier
counts in the month in which it was finished. Causes are those of TT 01/2020/TT-VPCP, biểu II.07;
empty where none was given yet.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from motcua.reports.rules.facts import local_day

DAYS, CAUSE = "days", "cause"
DAY_WORK_S = 28_800
MOST_DAYS = 60
_ORIGIN = dt.date(1970, 1, 1)

# What a cell of each grain keeps of a dossier.
SPREAD_GRAINS: dict[str, tuple[str, ...]] = {
    "province": (),
    "agency": ("agency", "tier"),
    "field": ("field",),
    "matter": ("agency", "tier", "field"),
}
SPREAD_KEPT = ("agency", "tier", "field")


class SpreadCell(NamedTuple):
    """`first` is the first of the month; `value` a number of days, or a cause."""

    grain: str
    first: dt.date
    agency: str
    tier: str
    field: str
    kind: str
    value: str


Row = Mapping[str, Any]


def spread(row: Row) -> Iterator[SpreadCell]:
    """Every cell that one dossier counts in."""
    finished = row["finished_s"]
    if finished is None or row["received_s"] is None:
        return
    first = (_ORIGIN + dt.timedelta(local_day(finished))).replace(day=1)
    for grain, names in SPREAD_GRAINS.items():
        agency, tier, field = (row[name] if name in names else "" for name in SPREAD_KEPT)
        for kind, value in _values(row):
            yield SpreadCell(grain, first, agency, tier, field, kind, value)


def _values(row: Row) -> Iterator[tuple[str, str]]:
    if row["working_s"] is not None:
        yield DAYS, str(days(row["working_s"]))
    if row["due_s"] is not None and row["finished_s"] > row["due_s"]:
        yield CAUSE, row["cause"]


def days(working_s: int) -> int:
    return max(0, min(MOST_DAYS, working_s // DAY_WORK_S))


def change_of_spread(before: Row | None, after: Row | None) -> dict[SpreadCell, int]:
    moved: Counter[SpreadCell] = Counter()
    moved.update(spread(after) if after else ())
    moved.subtract(spread(before) if before else ())
    return {cell: number for cell, number in moved.items() if number}


def percentile(counts: Sequence[int], share: int) -> int | None:
    """The fewest whole days within which `share` percent of them were finished; None of none.

    `counts[n]` took from n up to n + 1 days: whoever took less than a day was done within one.
    """
    whole = sum(counts)
    so_far = 0
    for place, number in enumerate(counts):
        so_far += number
        if whole and so_far * 100 >= whole * share:
            return place + 1
    return None
