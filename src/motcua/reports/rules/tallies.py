"""Roll-ups: into which cells one dossier counts, and with what.

Flows count where they happened: received in the month (and day) it was received, finished in that
it was finished. The stock of what is open is counted by the hour in which it falls due, so that
“overdue now” is a sum of the hours gone by, never a flag. Early, on time and late are those of
biểu II.06: before the date it is due, until the due time, after it; without a due time it is never
late. Whoever waits for the first supplement is not overdue.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from motcua.reports.rules.facts import Ending, local_day

HOUR_S = 3_600
NO_DUE = -1
MONTH, DAY = "month", "day"
_ORIGIN = dt.date(1970, 1, 1)
POST = 3

# What a cell of each grain keeps of a dossier, besides the channel.
GRAINS: dict[str, tuple[str, ...]] = {
    "province": ("tier",),
    "agency": ("agency", "tier"),
    "field": ("field",),
    "procedure": ("procedure", "field", "online_level"),
    "cell": ("agency", "tier", "procedure", "field", "online_level"),
}
DAILY = frozenset({"province", "agency"})
KEPT = ("agency", "tier", "procedure", "field", "online_level", "channel")

RECEIVED = ("received", "supplemented", "with_papers", "digitised")
FINISHED = (
    "early", "on_time", "late", "undated", "granted", "declined", "withdrawn", "stopped",
    "electronic", "home_by_post", "apologies", "timed", "working_s", "paused_s", "late_s",
)  # fmt: skip
COUNTS = (*RECEIVED, *FINISHED, "refused", "returned")


class Cell(NamedTuple):
    """`first` is the day, or the first of the month."""

    grain: str
    span: str
    first: dt.date
    agency: str
    tier: str
    procedure: str
    field: str
    online_level: str
    channel: int


class OpenCell(NamedTuple):
    """`due_hour` counts hours since 1970-01-01T00:00Z; NO_DUE while no due time runs."""

    grain: str
    due_hour: int
    agency: str
    tier: str
    procedure: str
    field: str
    online_level: str
    channel: int


Row = Mapping[str, Any]
Counts = Mapping[str, int]


def flows(row: Row) -> dict[Cell, Counter[str]]:
    """All that one dossier adds to the roll-ups of what happened."""
    found: dict[Cell, Counter[str]] = {}
    for instant, counts in _happened(row):
        for cell in cells(row, instant):
            found.setdefault(cell, Counter()).update(counts)
    return found


def stock(row: Row) -> list[OpenCell]:
    """Where it counts as open: received, and not finished."""
    if row["received_s"] is None or row["finished_s"] is not None:
        return []
    return [OpenCell(grain, due_hour(row), *kept) for grain, kept in _kept(row)]


def due_hour(row: Row) -> int:
    waits = row["supplement_from_s"] is not None and row["supplement_to_s"] is None
    return NO_DUE if row["due_s"] is None or waits else int(row["due_s"] // HOUR_S)


def cells(row: Row, instant: int) -> Iterator[Cell]:
    day = _ORIGIN + dt.timedelta(local_day(instant))
    for grain, kept in _kept(row):
        yield Cell(grain, MONTH, day.replace(day=1), *kept)
        if grain in DAILY:
            yield Cell(grain, DAY, day, *kept)


def _kept(row: Row) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for grain, names in GRAINS.items():
        values = [row[name] if name in names else "" for name in KEPT[:-1]]
        yield grain, (*values, row["channel"] or 0)


def _happened(row: Row) -> Iterator[tuple[int, Counts]]:
    if row["received_s"] is not None:
        yield row["received_s"], _received(row)
        if row["finished_s"] is not None:
            yield row["finished_s"], _finished(row)
    elif row["ending"] == Ending.REFUSED:
        yield row["finished_s"], {"refused": 1}
    if row["returned_s"] is not None and row["received_s"] is not None:
        yield row["returned_s"], {"returned": 1}


def _received(row: Row) -> Counts:
    papers = row["papers"] or 0
    return {
        "received": 1,
        "supplemented": int(row["supplements"] > 0),
        "with_papers": int(papers > 0),
        "digitised": int(0 < papers <= row["papers_digitised"]),
    }


def _finished(row: Row) -> Counts:
    finished, due, ending = row["finished_s"], row["due_s"], row["ending"]
    early = due is not None and local_day(finished) < local_day(due)
    late = due is not None and finished > due
    worked = row["working_s"]
    return {
        "early": int(early), "late": int(late), "on_time": int(not early and not late),
        "undated": int(due is None), "granted": int(ending == Ending.GRANTED),
        "declined": int(ending == Ending.DECLINED), "withdrawn": int(ending == Ending.WITHDRAWN),
        "stopped": int(ending == Ending.STOPPED), "electronic": int(row["result_electronic"] == 1),
        "home_by_post": int(row["result_channel"] == POST), "apologies": row["apologies"],
        "timed": int(worked is not None), "working_s": worked or 0, "paused_s": row["paused_s"],
        "late_s": finished - due if late else 0,
    }  # fmt: skip


# What a change of facts does to the roll-ups


def change(before: Row | None, after: Row | None) -> dict[Cell, Counts]:
    """What is to be added to each cell, nothing where nothing moves."""
    moved: dict[Cell, Counter[str]] = {}
    for row, sign in ((before, -1), (after, 1)):
        for cell, counts in (flows(row) if row else {}).items():
            so_far = moved.setdefault(cell, Counter())
            for name, value in counts.items():
                so_far[name] += sign * value
    told = {cell: _moving(counts) for cell, counts in moved.items()}
    return {cell: counts for cell, counts in told.items() if counts}


def change_of_stock(before: Row | None, after: Row | None) -> dict[OpenCell, int]:
    moved: Counter[OpenCell] = Counter()
    moved.update(stock(after) if after else [])
    moved.subtract(stock(before) if before else [])
    return {cell: number for cell, number in moved.items() if number}


def _moving(counts: Counts) -> dict[str, int]:
    return {name: value for name, value in counts.items() if value}
