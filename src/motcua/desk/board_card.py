"""One card of a board."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Card:
    """Everything as it is shown; `how` is the place on the page that says how it is counted."""

    label: str
    figure: str
    fraction: str
    change: str = ""
    direction: str = ""
    url: str = ""
    spark: str = ""
    how: str = ""
