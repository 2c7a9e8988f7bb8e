"""Events of a dossier as the fold takes them; an import is several acts told at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Told:
    """An event of a dossier; instants in whole seconds of the epoch."""

    sequence: int
    verb: str
    at_s: int
    recorded_s: int
    facts: dict[str, Any]
    # One of several acts that one event tells of, and not the first of them.
    goes_on: bool = False


def acts_of(event: Told) -> Iterator[Told]:
    """What the row of another system stands for. The first act brings the facts of the intake, the
    last leaves the dossier as the event says that it stands.
    """
    told = event.facts.get("acts") or ()
    for number, act in enumerate(told, 1):
        after = {"status": act["status"], "due_at": act["due_at"]}
        if number == len(told):
            after = {**(event.facts.get("after") or {}), **after}
        facts = {**event.facts, "after": after} if number == 1 else {"after": after}
        yield Told(
            event.sequence, act["verb"], instant(act["at"]) or event.at_s, event.recorded_s, facts,
            goes_on=number > 1,
        )  # fmt: skip


def instant(text: str) -> int | None:
    """`2026-10-08T09:12:00+07:00` → whole seconds of the epoch; empty → None."""
    return int(dt.datetime.fromisoformat(text).timestamp()) if text else None
