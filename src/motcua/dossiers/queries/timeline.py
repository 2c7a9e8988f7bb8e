"""The history of a dossier, event by event, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from motcua.audit.queries.history import Entry, history
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.changes import actor_name, post_ids
from motcua.dossiers.reckoning import calendars_for
from motcua.dossiers.rules.lifecycle import Verb, told, verb_of
from motcua.organisations.queries import officers


@dataclass(frozen=True, kw_only=True)
class Happening:
    """`held_seconds` is the working time since the event before; `late_entry` when it was
    entered on a later day than it was done; `erased` when its personal part is gone.
    """

    verb: Verb | None
    label: str
    at: dt.datetime
    recorded_at: dt.datetime
    actor: str
    held_seconds: int = 0
    reason: str = ""
    opinion: str = ""
    items: tuple[dict[str, str], ...] = ()
    taken_by: str = ""
    to: str = ""
    step: str = ""
    sequence: int = 0
    facts: dict[str, Any] = field(default_factory=dict)
    personal: dict[str, Any] = field(default_factory=dict)
    erased: bool = False

    @property
    def moved(self) -> bool:
        """Whether it went into other hands by this event."""
        before, after = self.facts.get("before", {}), self.facts.get("after", {})
        return bool(before.get("holder_post") != after.get("holder_post"))


def timeline(dossier: Dossier) -> list[Happening]:
    """Oldest first."""
    entries = history(dossier.chain)
    names = officers.signatures(_posts(entries))
    steps = dict(dossier.process.steps.values_list("key", "name"))
    calendars = calendars_for(dossier)
    happened: list[Happening] = []
    for entry in entries:
        before = happened[-1].at if happened else entry.event.at
        held = _held_by(entry) or dossier.receiving_unit_id
        seconds = calendars.of(held).elapsed(before, entry.event.at)
        happened.append(_happening(entry, names, steps, seconds))
    return happened


def _held_by(entry: Entry) -> int | None:
    """The unit that held the dossier until this event: its hours are the ones that passed."""
    held: int | None = entry.event.facts.get("before", {}).get("holder_unit")
    return held


def _posts(entries: list[Entry]) -> list[int]:
    acting = post_ids([entry.event.actor for entry in entries])
    held = [entry.event.facts.get("after", {}).get("holder_post") for entry in entries]
    stood_in = [entry.event.facts.get("acting_for", {}).get("post") for entry in entries]
    return [*acting, *(post for post in [*held, *stood_in] if post)]


def _actor(reference: str, acting_for: dict[str, Any] | None, names: dict[int, str]) -> str:
    name = actor_name(reference, names)
    if not acting_for:
        return name
    for_whom = names.get(acting_for["post"], "người ủy quyền")
    return f"{name}, thay {for_whom} theo ủy quyền số {acting_for['paper']}"


def _taker(facts: dict[str, Any], names: dict[int, str]) -> str:
    """To whom it went, where somebody else holds it afterwards."""
    before, after = (facts.get(side, {}).get("holder_post") for side in ("before", "after"))
    return names.get(after or 0, "") if before != after else ""


def _moved(name: str, facts: dict[str, Any]) -> str:
    """A calendar's reason is nobody's: it stands in the facts."""
    return str(facts.get("reason", "")) if verb_of(name) == Verb.RERECKON else ""


def _happening(
    entry: Entry, names: dict[int, str], steps: dict[str, str], held_seconds: int
) -> Happening:
    event, personal = entry.event, entry.personal or {}
    after = event.facts.get("after", {})
    return Happening(
        verb=verb_of(event.name),
        label=told(event.name),
        at=event.at,
        recorded_at=event.recorded_at,
        actor=_actor(event.actor, event.facts.get("acting_for"), names),
        held_seconds=held_seconds,
        reason=personal.get("reason", "") or _moved(event.name, event.facts),
        opinion=personal.get("opinion", ""),
        items=tuple(personal.get("items", ())),
        taken_by=personal.get("taken_by", ""),
        to=_taker(event.facts, names),
        step=steps.get(after.get("step", ""), ""),
        sequence=event.sequence,
        facts=event.facts,
        personal=personal,
        erased=bool(event.personal_hash) and entry.personal is None,
    )
