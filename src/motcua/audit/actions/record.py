"""Add one event to a chain, in the transaction of the change it tells of."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from motcua.audit.models import Delivery, Event, PersonalPart, PersonKey
from motcua.audit.queries import keys
from motcua.audit.queries.history import Head, last_of
from motcua.audit.rules import chain as chains
from motcua.audit.rules import sealing
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.prepared_writes import PreparedInsert, Together


class _Unread:
    """The caller does not know the chain's last event."""


_UNREAD = _Unread()
_EVENT = PreparedInsert(
    Event, "chain", "sequence", "name", "at", "recorded_at", "actor", "facts", "personal_hash",
    "previous_hash", "hash",
)  # fmt: skip
_PERSONAL = PreparedInsert(PersonalPart, "event", "key", "sealed")
_DELIVERY = PreparedInsert(Delivery, "event", "subscriber", "attempts", "fault")


def record(
    *,
    chain: str,
    type: str,  # noqa: A002 - the word that every caller would guess
    by: Actor,
    at: dt.datetime,
    facts: dict[str, Any] | None = None,
    personal: dict[str, Any] | None = None,
    key: PersonKey | None = None,
    last: Head | Event | _Unread | None = _UNREAD,
    into: Together | None = None,
) -> Event:
    """Append to `chain`; `facts` must hold no personal data, `personal` is sealed with `key`.

    `last` is the chain's last event where the caller has read it under its lock, None where
    the caller has just begun the chain.

    `into` gathers the writes of a larger act and is written by the caller; the event has no key
    until then.

    The caller holds the lock on what the chain tells of; the unique place in the chain
    makes a forgotten lock an error instead of a fork.
    """
    last = last_of(chain) if isinstance(last, _Unread) else last
    event = Event(
        chain=chain,
        sequence=last.sequence + 1 if last else 1,
        name=type,
        at=at,
        recorded_at=clock.now(),
        actor=by.reference,
        facts=facts or {},
        previous_hash=last.hash if last else "",
    )
    writes = into or Together()
    _add(writes, event, personal, key)
    if into is None:
        event.pk = writes.write()
    return event


def _add(
    writes: Together, event: Event, personal: dict[str, Any] | None, key: PersonKey | None
) -> None:
    salt = secrets.token_hex(16)
    if personal:
        event.personal_hash = chains.personal_hash(personal, salt)
    event.hash = _hash(event)
    own = writes.next_key()
    writes.add(
        _EVENT, event.chain, event.sequence, event.name, event.at, event.recorded_at, event.actor,
        event.facts, event.personal_hash, event.previous_hash, event.hash,
    )  # fmt: skip
    if personal:
        writes.add(_PERSONAL, own, *_sealed(event, personal, salt, key))
    for subscriber in _subscribers(event.name):
        writes.add(_DELIVERY, own, subscriber, 0, "")


def _hash(event: Event) -> str:
    return chains.event_hash(
        previous=event.previous_hash,
        chain=event.chain,
        sequence=event.sequence,
        name=event.name,
        at=event.at,
        recorded_at=event.recorded_at,
        actor=event.actor,
        facts=event.facts,
        personal=event.personal_hash,
    )


def _sealed(
    event: Event, personal: dict[str, Any], salt: str, key: PersonKey | None
) -> tuple[int, bytes]:
    opened = keys.opened(key) if key else None
    if key is None or opened is None:
        message = "personal fields need the key of a person"
        raise ValueError(message)
    content = {"salt": salt, "fields": personal}
    place = f"{event.chain}#{event.sequence}"
    return key.pk, sealing.seal_json(opened, content, bound_to=place)


def _subscribers(name: str) -> list[str]:
    subscriptions = events.subscriptions()
    return [one.subscriber for one in subscriptions if name in one.names]
