"""What happened to a person's row: entered, changed, merged, erased, looked into a register."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from motcua.audit.queries.history import history
from motcua.kernel import events
from motcua.organisations.queries import officers
from motcua.parties.models import Party


@dataclass(frozen=True, kw_only=True)
class Happened:
    """`name` is the event's, `label` its words; `facts` hold codes and references only."""

    name: str
    label: str
    at: dt.datetime
    who: str
    facts: dict[str, Any]


def of_party(party: Party) -> list[Happened]:
    """Newest first."""
    entries = [entry.event for entry in history(party.key.reference)]
    posts = [int(e.actor[5:]) for e in entries if e.actor.startswith("post:")]
    names = officers.signatures(posts)
    return [
        Happened(
            name=event.name,
            label=events.label_of(event.name),
            at=event.at,
            who=_who(event.actor, names),
            facts=event.facts,
        )
        for event in reversed(entries)
    ]


def _who(actor: str, names: dict[int, str]) -> str:
    kind, _, number = actor.partition(":")
    if kind == "post" and number.isdigit():
        return names.get(int(number), "Cán bộ")
    return "Người nộp hồ sơ" if kind == "citizen" else "Hệ thống"
