"""The port of citations: rooms above say what they cite; this room never looks up to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Citation:
    """`number` is cited by what `label` names; `key` leads there: `procedure:1.013833`."""

    number: str
    label: str
    key: str


# Given numbers and a day: what cites one of them and is itself in force on the day.
Provider = Callable[[Collection[str], dt.date], Iterable[Citation]]

_providers: dict[str, Provider] = {}


def register(room: str, provider: Provider) -> None:
    """Called in the room's `apps.py`; registering again replaces."""
    _providers[room] = provider


def rooms() -> tuple[str, ...]:
    return tuple(_providers)


def citing(numbers: Collection[str], on: dt.date) -> list[Citation]:
    """Every citation of these numbers, room by room."""
    wanted = frozenset(numbers)
    if not wanted:
        return []
    return [citation for provider in _providers.values() for citation in provider(wanted, on)]
