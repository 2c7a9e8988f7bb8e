"""Shares of a place and the spread of a block: what a ranking says beside its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal


def shared(places: Iterable[int | None]) -> set[int]:
    """Places that more than one unit has."""
    return {place for place, units in Counter(places).items() if place and units > 1}


def mean(indices: Sequence[Decimal | None]) -> Decimal | None:
    """A plain mean of those that have an index, as national and regional figures are made."""
    known = [index for index in indices if index is not None]
    return sum(known, Decimal(0)) / len(known) if known else None
