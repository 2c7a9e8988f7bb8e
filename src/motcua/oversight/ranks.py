"""The port of ranks: the index above says which places a year gave; this room never looks up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Rank:
    """A place among `of` units of one block in a published round; `index` as it was printed.

    `decision` names the round and the decision that published it. `weak`: its class obliges the
    unit to explain itself.
    """

    unit_id: int
    block: str
    place: int
    of: int
    index: str
    grade: str
    decision: str
    weak: bool


# Given a year and an instant: the ranks of the rounds of that year that were public by then.
Provider = Callable[[int, dt.datetime], list[Rank]]

_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Called in the `apps.py` of the room that ranks; registering again replaces."""
    _providers[:] = [provider]


def ranks(year: int, at: dt.datetime) -> list[Rank]:
    return [rank for provider in _providers for rank in provider(year, at)]
