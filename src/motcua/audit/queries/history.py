"""The events of a chain, oldest first, with what may still be read of their personal part."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from motcua.audit.models import Event, PersonalPart
from motcua.audit.queries import keys
from motcua.audit.rules import sealing


@dataclass(frozen=True)
class Entry:
    """An event with its personal part; `personal` is None when there is none or it was erased."""

    event: Event
    personal: dict[str, Any] | None


def history(chain: str) -> list[Entry]:
    events = Event.objects.filter(chain=chain).order_by("sequence")
    return [Entry(event, personal_of(event)) for event in events.select_related("personal__key")]


@dataclass(frozen=True)
class Head:
    """The end of a chain: all that the next event needs to know of it."""

    sequence: int
    hash: str
    at: dt.datetime


def last_of(chain: str) -> Head | None:
    """What the next event follows."""
    rows = Event.objects.filter(chain=chain).order_by("-sequence")
    found = rows.values_list("sequence", "hash", "at").first()
    return Head(*found) if found else None


def personal_of(event: Event) -> dict[str, Any] | None:
    part: PersonalPart | None = getattr(event, "personal", None)
    opened = sealed_content(event, part) if part else None
    return opened["fields"] if opened else None


def sealed_content(event: Event, part: PersonalPart) -> dict[str, Any] | None:
    key = keys.opened(part.key)
    if key is None:
        return None
    place = f"{event.chain}#{event.sequence}"
    return sealing.unseal_json(key, bytes(part.sealed), bound_to=place)
