"""The port by which a reorganisation asks every room what stands with a unit, and tells it to go on.

A room above registers its carrier in its `apps.py`. Carrying happens in the transaction of the
verb and must do nothing the second time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from motcua.kernel.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Burden:
    """So many things of a kind that a successor must go on with: `hồ sơ đang giải quyết`."""

    label: str
    count: int


class Carrier(Protocol):
    def preview(self, unit_ids: frozenset[int], on: dt.date) -> Sequence[Burden]:
        """What these units would leave behind; what they would not is not named."""

    def carry(self, followed: Mapping[int, tuple[int, ...]], *, by: Actor, at: dt.datetime) -> None:
        """Go on at the successors, by the unit they follow; what follows succession does nothing."""


_carriers: dict[str, Carrier] = {}


def register(room: str, carrier: Carrier) -> None:
    _carriers[room] = carrier


def burdens(unit_ids: frozenset[int], on: dt.date) -> list[Burden]:
    """Of all rooms, those with something to carry."""
    found = [one for carrier in _carriers.values() for one in carrier.preview(unit_ids, on)]
    return [one for one in found if one.count]


def carry(followed: Mapping[int, tuple[int, ...]], *, by: Actor, at: dt.datetime) -> None:
    for carrier in _carriers.values():
        carrier.carry(followed, by=by, at=at)
