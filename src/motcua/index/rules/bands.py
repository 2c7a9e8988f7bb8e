"""Bands (mức): a stretch of values that earns the same points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from motcua.index.rules.faults import Unreadable
from motcua.index.rules.numbers import exact, plain


@dataclass(frozen=True, slots=True)
class Band:
    """From `low` to `high`, None for no bound; a bound belongs to it unless it is open."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False

    def holds(self, value: Fraction) -> bool:
        if self.low is not None and not (
            value > self.low or (value == self.low and not self.low_open)
        ):
            return False
        return self.high is None or value < self.high or (value == self.high and not self.high_open)

    def within(self, other: Band) -> bool:
        """Whether each value of this one is one of the other."""
        low_in = other.low is None or (
            self.low is not None and (self.low, self.low_open) >= (other.low, other.low_open)
        )
        high_in = other.high is None or (
            self.high is not None and (-self.high, self.high_open) >= (-other.high, other.high_open)
        )
        return low_in and high_in

    @property
    def is_empty(self) -> bool:
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def __str__(self) -> str:
        low = "" if self.low is None else f"{'>' if self.low_open else '≥'} {plain(self.low)}"
        high = "" if self.high is None else f"{'<' if self.high_open else '≤'} {plain(self.high)}"
        return " và ".join(part for part in (low, high) if part) or "mọi giá trị"


def read_band(data: Mapping[str, object]) -> Band:
    """`min` and `max`, inclusive unless `open` is true (both bounds), `"min"` or `"max"`."""
    opened = data.get("open", False)
    if not isinstance(opened, bool | str) or opened not in {False, True, "min", "max"}:
        raise Unreadable("“open” nhận true, false, “min” hoặc “max”.")
    low, high = (None if data.get(name) is None else exact(data[name]) for name in ("min", "max"))
    band = Band(low, high, opened in {True, "min"}, opened in {True, "max"})
    if band.is_empty:
        raise Unreadable(f"mức “{band}” không chứa giá trị nào. Đổi min, max.")
    return band


def narrowest(bands: Iterable[Band], value: Fraction) -> int | None:
    """Which band holds the value; of bands in bands the innermost, so their order is no matter."""
    found, inner = None, None
    for number, band in enumerate(bands):
        if band.holds(value) and (inner is None or (band.within(inner) and band != inner)):
            found, inner = number, band
    return found
