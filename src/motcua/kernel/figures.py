"""A figure of one unit over a period, as its two counts: divided last, and each row behind it named."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A share is numerator of denominator; a count has 1 below."""

    numerator: int
    denominator: int


@dataclass(frozen=True, slots=True)
class Row:
    """One of the denominator; `counted`: of the numerator too. `key` is what its page is found by."""

    key: str
    label: str
    counted: bool
