"""The form II.06 reckoned a second time, with pandas, from the words of the law and of the contract.

It shares nothing with the product: local wall-clock times, comparisons of dates, plain counting.
"""

from __future__ import annotations

import pandas as pd

COLUMNS = ["c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", "c12", "c13"]


def settlement(rows: pd.DataFrame, first: str, last: str, by=None, as_of=None) -> dict:
    """`rows`: received, due, finished, wait_from, wait_to as local times, channel and the groups."""
    begin, end = pd.Timestamp(first), pd.Timestamp(last) + pd.Timedelta(days=1)
    if by == "month":
        found = {}
        for month in pd.period_range(first, last, freq="M"):
            starts = max(begin, month.start_time)
            ends = min(end, (month + 1).start_time)
            found[str(month)] = counted(rows, starts, ends, as_of)
        return {**found, "TOTAL": counted(rows, begin, end, as_of)}
    found = {}
    if by:
        for key, group in rows.groupby(by):
            cells = counted(group, begin, end, as_of)
            if any(cells.values()):
                found[str(key)] = cells
    return {**found, "TOTAL": counted(rows, begin, end, as_of)}


def counted(rows: pd.DataFrame, begin, end, as_of) -> dict[str, int]:
    instant = end if as_of is None else min(end, pd.Timestamp(as_of))

    def by_then(times):
        return (times < end) if instant == end else (times <= instant)

    received = rows[rows.received.notna() & by_then(rows.received)]
    in_period = received[received.received >= begin]
    was_open = received.finished.isna() | (received.finished >= begin) | ~by_then(received.finished)
    carried = received[(received.received < begin) & was_open]
    hand = pd.concat([in_period, carried])
    is_done = hand.finished.notna() & by_then(hand.finished)
    done, pending = hand[is_done], hand[~is_done]

    early = done.due.notna() & (done.finished.dt.date < done.due.dt.date)
    late = done.due.notna() & ~early & (done.finished > done.due)
    waiting = (
        pending.wait_from.notna()
        & by_then(pending.wait_from)
        & (pending.wait_to.isna() | ~by_then(pending.wait_to))
    )
    overdue = pending.due.notna() & (pending.due < instant) & ~waiting
    cells = {
        "c4": (in_period.channel == 2).sum(),
        "c5": in_period.channel.isin([1, 3]).sum(),
        "c6": len(carried),
        "c8": early.sum(),
        "c9": (~early & ~late).sum(),
        "c10": late.sum(),
        "c12": (~overdue).sum(),
        "c13": overdue.sum(),
    }
    cells = {name: int(value) for name, value in cells.items()}
    cells["c3"] = cells["c4"] + cells["c5"] + cells["c6"]
    cells["c7"] = cells["c8"] + cells["c9"] + cells["c10"]
    cells["c11"] = cells["c12"] + cells["c13"]
    assert cells["c3"] == cells["c7"] + cells["c11"]
    return {name: cells[name] for name in COLUMNS}
