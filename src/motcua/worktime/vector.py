"""The same rules for a million rows: NumPy tables and no search.

Instants are int64 seconds of the Unix epoch. A row that needs a day outside the calendar is UNKNOWN
instead of an error, so that one of them does not cost the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import gcd
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from motcua.worktime.calendar import Calendar
from motcua.worktime.seconds import DAY, ORIGIN_EPOCH
from motcua.worktime.table import Table
from motcua.worktime.terms import DayRule

Seconds = NDArray[np.int64]
Cells = NDArray[np.intp]
Flags = NDArray[np.bool_]

UNKNOWN = np.iinfo(np.int64).min
# What a processor keeps at hand: longer runs of rows wait for memory.
_CHUNK = 32_768
_MOST_CELLS = 1_000_000


@dataclass(frozen=True, slots=True)
class Cuts:
    """The clock cut into equal slots that end where intervals end, and working time into equal
    parts that lie in one interval each, so that both ways between them are one look-up. Hours too
    crooked to be cut are searched instead: then a width is 0 and every interval a cell.
    """

    begin: int  # where slot 0 begins, as an epoch second
    width: int
    opens: Seconds  # the first working second of a slot, or its end; counted from `begin`
    shifts: Seconds  # added to an instant not before that: the work before it, less one second
    part: int
    clocks: Seconds  # added to an amount of work, less one second, inside its part: the instant
    ends: Seconds
    sums: Seconds

    def slot_of(self, at: Seconds, out: Cells) -> Cells:
        if self.width:
            return np.floor_divide(at, self.width, out=out)
        return np.searchsorted(self.ends, at, side="right")

    def part_of(self, work: Seconds, out: Cells) -> Cells:
        if self.part:
            return np.floor_divide(work, self.part, out=out)
        return np.searchsorted(self.sums, work, side="right")


_cuts: WeakKeyDictionary[Calendar, Cuts] = WeakKeyDictionary()


def cuts_of(calendar: Calendar) -> Cuts:
    if calendar not in _cuts:
        _cuts[calendar] = _cut(calendar.table)
    return _cuts[calendar]


def due(calendar: Calendar, starts: Seconds, seconds: Seconds) -> Seconds:
    """Rules 1 and 2: working `seconds` (≥ 0) after each start."""
    starts, seconds = np.broadcast_arrays(starts, seconds)
    table, cuts = calendar.table, cuts_of(calendar)
    result = np.empty(len(starts), np.int64)
    scratch = np.empty((3, min(_CHUNK, len(starts))), np.int64)
    for at in range(0, len(starts), _CHUNK):
        rows = slice(at, at + _CHUNK)
        size = len(starts[rows])
        _due(table, cuts, starts[rows], seconds[rows], (*scratch[:, :size], result[rows]))
    return result


def _due(
    table: Table, cuts: Cuts, starts: Seconds, seconds: Seconds, space: tuple[Seconds, ...]
) -> None:
    known = _known_days(table, starts)
    work, cell, taken, out = space
    np.subtract(starts, cuts.begin, out=work)
    _work_before(cuts, work, cell, taken)
    work += seconds
    # At the end of a part lies the closing, unless nothing is added: then the next opening.
    none = None if seconds.min() > 0 else seconds == 0
    if none is not None:
        work += none
    fits = _within(work, table.total - 1)
    np.take(cuts.clocks, cuts.part_of(work, cell), out=out, mode="clip")
    out += work
    if none is not None:
        out -= none
    for flags in (known, fits):
        if flags is not None:
            out[~flags] = UNKNOWN


def _work_before(cuts: Cuts, at: Seconds, cell: Seconds, taken: Seconds) -> None:
    """Turns instants counted from `cuts.begin` into the work before them less one, in place."""
    slots = cuts.slot_of(at, cell)
    np.take(cuts.opens, slots, out=taken, mode="clip")
    np.maximum(at, taken, out=at)
    np.take(cuts.shifts, slots, out=taken, mode="clip")
    at += taken


def _known_days(table: Table, at: Seconds, *, with_end: bool = False) -> Flags | None:
    begin, end = table.begin + ORIGIN_EPOCH, table.end + ORIGIN_EPOCH
    most = end if with_end else end - 1
    if at.min() >= begin and at.max() <= most:
        return None
    return (at >= begin) & (at <= most)


def _within(values: Seconds, most: int) -> Flags | None:
    """Which of `values` lie in 0…most; None when all do."""
    if values.view(np.uint64).max() <= most:
        return None
    return (values >= 0) & (values <= most)


def due_days(
    calendar: Calendar, starts: Seconds, days: Seconds, day_rule: DayRule = DayRule.ROLLING
) -> Seconds:
    """Rules 3 and 4: whole working `days` after each start."""
    table = calendar.table
    starts, days = np.broadcast_arrays(starts, days)
    moved = due(calendar, starts, np.zeros(len(starts), np.int64))
    known = moved != UNKNOWN
    local = np.where(known, moved - ORIGIN_EPOCH, table.work_days[0] * DAY)
    day, clock = local // DAY, local % DAY
    rank = np.asarray(table.ranks, np.int64)[day - table.first] + days
    known &= rank <= len(table.work_days)
    target = np.asarray(table.work_days, np.int64)[np.where(known, rank, 1) - 1]
    if day_rule is DayRule.END_OF_DAY:
        reached = _closings(table)[target - table.first]
    else:
        reached = _same_clock(table, target, clock)
    return np.where(known, target * DAY + reached + ORIGIN_EPOCH, UNKNOWN)


def _closings(table: Table) -> Seconds:
    return np.asarray([hours[-1][1] if hours else 0 for hours in table.hours], np.int64)


def _same_clock(table: Table, target: Seconds, clock: Seconds) -> Seconds:
    """The last of: an interval's opening held from above by its closing, none after `clock`."""
    intervals = max(map(len, table.hours))
    padded = np.full((2, intervals, len(table.hours)), 2 * DAY, np.int64)
    for number, hours in enumerate(table.hours):
        for place, interval in enumerate(hours):
            padded[:, place, number] = interval
    row = target - table.first
    reached: Seconds = padded[0, 0][row]
    for opens, closes in zip(*padded, strict=True):
        begun = opens[row] <= clock
        reached = np.where(begun, np.minimum(clock, closes[row]), reached)
    return reached


def elapsed(calendar: Calendar, starts: Seconds, ends: Seconds) -> Seconds:
    """Working seconds from each start to each end, negative when reversed."""
    table, cuts = calendar.table, cuts_of(calendar)
    starts, ends = np.broadcast_arrays(starts, ends)
    result = np.empty(len(starts), np.int64)
    scratch = np.empty((3, min(_CHUNK, len(starts))), np.int64)
    for at in range(0, len(starts), _CHUNK):
        first, last = starts[at : at + _CHUNK], ends[at : at + _CHUNK]
        out = result[at : at + _CHUNK]
        work, cell, taken = scratch[:, : len(out)]
        np.subtract(last, cuts.begin, out=out)
        _work_before(cuts, out, cell, taken)
        np.subtract(first, cuts.begin, out=work)
        _work_before(cuts, work, cell, taken)
        out -= work
        for edge in (first, last):
            known = _known_days(table, edge, with_end=True)
            if known is not None:
                out[~known] = UNKNOWN
                out[first == last] = 0
    return result


def _cut(table: Table) -> Cuts:
    ends, sums = np.asarray(table.ends, np.int64), np.asarray(table.sums, np.int64)
    opens = np.asarray(table.opens, np.int64)
    clocks = ORIGIN_EPOCH - np.asarray(table.shifts, np.int64) + 1
    lengths = ends - opens
    part = gcd(*lengths.tolist())
    if table.total // part > _MOST_CELLS:
        part = 0
    else:
        clocks = np.repeat(clocks, lengths // part)
    width, begin, opens, done = _slots(table, opens, ends, sums)
    return Cuts(
        begin=begin + ORIGIN_EPOCH,
        width=width,
        opens=opens - begin,
        shifts=done - 1 + begin,
        part=part,
        clocks=clocks,
        ends=ends - begin,
        sums=sums,
    )


def _slots(
    table: Table, opens: Seconds, ends: Seconds, sums: Seconds
) -> tuple[int, int, Seconds, Seconds]:
    """Width and beginning of the slots, the opening of each and what it adds to an instant."""
    width = gcd(DAY, *np.diff(np.unique(ends % DAY)).tolist())
    if (table.end - table.begin) // width > _MOST_CELLS:
        # After the last interval nothing is open: one that never begins.
        beyond = np.append(opens, table.end + DAY)
        return 0, table.begin, beyond, np.append(sums - ends, table.total - table.end - DAY)
    begin = table.begin - DAY + int(ends[0] % width)
    bounds = np.arange(begin, table.end + 2 * DAY, width)
    # The interval that holds a slot, or the next one: of it the slot has what lies before its end.
    interval = np.minimum(np.searchsorted(ends, bounds[:-1], side="right"), len(ends) - 1)
    opening = np.clip(opens[interval], bounds[:-1], bounds[1:])
    opening[bounds[:-1] >= ends[-1]] = bounds[1:][bounds[:-1] >= ends[-1]]
    work = np.array(
        [table.position(at) for at in np.clip(opening, table.begin, table.end).tolist()]
    )
    return width, begin, opening, work - opening
