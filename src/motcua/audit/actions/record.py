"""Add one event to a chain, in the transaction of the change it tells of."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from motcua.audit.models import Delivery, Event, PersonalPart, PersonKey
from motcua.audit.queries import keys
from motcua.audit.queries.history import last_of
from motcua.audit.rules import chain as chains
from motcua.audit.rules import sealing
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor


class _Unread:
    """The caller does not know the chain's last event."""


_UNREAD = _Unread()


def record(
    *,
    chain: str,
    type: str,  # noqa: A002 - the word that every caller would guess
    by: Actor,
    at: dt.datetime,
    facts: dict[str, Any] | None = None,
    personal: dict[str, Any] | None = None,
    key: PersonKey | None = None,
    last: Event | _Unread | None = _UNREAD,
) -> Event:
    """Append to `chain`; `facts` must hold no personal data, `personal` is sealed with `key`.

    `last` is the chain's last event where the caller has read it under its lock, None where
    the caller has just begun the chain.

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
    salt = secrets.token_hex(16)
    if personal:
        event.personal_hash = chains.personal_hash(personal, salt)
    event.hash = _hash(event)
    event.save()
    if personal:
        _seal(event, personal, salt, key)
    _owe(event)
    return event


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


def _seal(event: Event, personal: dict[str, Any], salt: str, key: PersonKey | None) -> None:
    opened = keys.opened(key) if key else None
    if key is None or opened is None:
        message = "personal fields need the key of a person"
        raise ValueError(message)
    content = {"salt": salt, "fields": personal}
    place = f"{event.chain}#{event.sequence}"
    sealed = sealing.seal_json(opened, content, bound_to=place)
    PersonalPart.objects.create(event=event, key=key, sealed=sealed)


def _owe(event: Event) -> None:
    owed = [
        Delivery(event=event, subscriber=subscription.subscriber)
        for subscription in events.subscriptions()
        if event.name in subscription.names
    ]
    if owed:
        Delivery.objects.bulk_create(owed)
