"""The first event of many chains at once: what an import leaves, as `record` would have left it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from motcua.audit.models import Delivery, Event
from motcua.audit.queries.faults import hash_of
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor

_AT_ONCE = 2_000


def record_many(
    begun: Sequence[tuple[str, dict[str, Any]]],
    *,
    type: str,  # noqa: A002 - as record's own
    by: Actor,
    at: dt.datetime,
) -> list[Event]:
    """`begun` are chains that have no event yet, with their facts, none of them personal."""
    now = clock.now()
    made = [
        Event(
            chain=chain, sequence=1, name=type, at=at, recorded_at=now, actor=by.reference,
            facts=facts,
        )
        for chain, facts in begun
    ]  # fmt: skip
    for event in made:
        event.hash = hash_of(event)
    Event.objects.bulk_create(made, batch_size=_AT_ONCE)
    owed = [one.subscriber for one in events.subscriptions() if type in one.names]
    Delivery.objects.bulk_create(
        [Delivery(event=event, subscriber=subscriber) for event in made for subscriber in owed],
        batch_size=_AT_ONCE,
    )
    return made
