"""Figures of a board, each as integers: what roll-ups hold of an indicator's two counts.

The indicators are those of indicators/definitions.py; here stands only from which sums of the
roll-ups each is put together, so that a board and a report say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from motcua.kernel.figures import Figure

ONLINE = 2
FINISHED = ("early", "on_time", "late")


@dataclass(frozen=True, kw_only=True)
class Parts:
    """Counts of tallies, summed; `online`: only those that came in online are above. `more` is
    better where it rises; `opens` is the kind of rows behind the numerator, `whole` behind all.
    """

    above: tuple[str, ...]
    below: tuple[str, ...]
    online: bool = False
    more: bool = True
    opens: str
    whole: str


SHARES: dict[str, Parts] = {
    "on_time_rate": Parts(
        above=("early", "on_time"), below=FINISHED, opens="trong-han", whole="da-xong"
    ),
    "late_rate": Parts(
        above=("late",), below=FINISHED, more=False, opens="qua-han", whole="da-xong"
    ),
    "online_share": Parts(
        above=("received",), below=("received",), online=True, opens="truc-tuyen",
        whole="tiep-nhan",
    ),
    "digitised_share": Parts(
        above=("digitised",), below=("with_papers",), opens="so-hoa", whole="co-giay-to"
    ),
    "supplement_rate": Parts(
        above=("supplemented",), below=("received",), more=False, opens="bo-sung",
        whole="tiep-nhan",
    ),
    "postal_result_share": Parts(
        above=("home_by_post",), below=FINISHED, opens="tra-buu-chinh", whole="da-xong"
    ),
}  # fmt: skip
# Of what is open now, so without a period before it.
OVERDUE = "overdue_rate"
COUNTS = tuple(sorted({name for parts in SHARES.values() for name in (*parts.above, *parts.below)}))
WHOLE = 10_000

Sums = Mapping[str, int]


def figure(key: str, whole: Sums, online: Sums) -> Figure:
    """`whole` sums all channels, `online` those that came in online."""
    parts = SHARES[key]
    above = online if parts.online else whole
    return Figure(
        sum(above.get(name, 0) for name in parts.above),
        sum(whole.get(name, 0) for name in parts.below),
    )


def added(rows: Iterable[Sums]) -> dict[str, int]:
    found = dict.fromkeys(COUNTS, 0)
    for row in rows:
        for name in COUNTS:
            found[name] += row[name]
    return found


def hundredths(of: Figure) -> int | None:
    """Hundredths of a percent, half up; None of nothing."""
    if not of.denominator:
        return None
    return (2 * of.numerator * WHOLE + of.denominator) // (2 * of.denominator)


def change(now: Figure, before: Figure) -> int | None:
    """Difference of the two as they are shown, in hundredths of a percentage point."""
    this, last = hundredths(now), hundredths(before)
    return None if this is None or last is None else this - last


def crosses(of: Figure, limit: int, *, below: bool, least: int) -> bool:
    """Compared exactly, before anything is rounded; too few say nothing."""
    if of.denominator < max(1, least):
        return False
    share = of.numerator * WHOLE
    return share < limit * of.denominator if below else share > limit * of.denominator
