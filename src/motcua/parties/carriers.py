"""The port by which rooms above say what they hold of a person, and follow when it changes.

A room that refers to parties registers a carrier in its `apps.py`; parties asks all of them
before it merges or erases and calls all of them in the same transaction (ADR 0014).
"""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from motcua.parties.models import Party


class PartyCarrier(Protocol):
    @property
    def room(self) -> str:
        """Who answers: `dossiers`."""

    def obstacles(self, party: Party, *, on: dt.date) -> list[str]:
        """Why the person may not be erased now, each in a sentence; empty = may go."""

    def carry(self, absorbed: Party, *, to: Party) -> list[str]:
        """Point what refers to `absorbed` at the survivor; the references that moved."""

    def forget(self, party: Party, *, words: list[str]) -> list[str]:
        """Blank what the room keeps readable of an erased person; the references it touched.

        `words` are the name and numbers the person had, to find what was typed about them.
        """


_carriers: dict[str, PartyCarrier] = {}


def register(carrier: PartyCarrier) -> None:
    _carriers[carrier.room] = carrier


def carriers() -> tuple[PartyCarrier, ...]:
    return tuple(_carriers.values())


def obstacles(party: Party, *, on: dt.date) -> list[str]:
    return [why for carrier in carriers() for why in carrier.obstacles(party, on=on)]
