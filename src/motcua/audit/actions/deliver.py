"""Hand owed events to their subscribers: after commit, at least once, in order per chain."""

from __future__ import annotations

import structlog
from django.db import connection, transaction

from motcua.audit.models import Delivery
from motcua.kernel import events

log = structlog.get_logger(__name__)


def deliver_owed(limit: int = 200) -> int:
    """Deliver up to `limit` events; returns how many were taken. A fault stops its chain only."""
    handlers = {s.subscriber: s.handler for s in events.subscriptions()}
    stuck: set[tuple[str, str]] = set()
    taken = 0
    owed = Delivery.objects.filter(subscriber__in=handlers).order_by("event_id")[:limit]
    for delivery in owed.select_related("event"):
        place = (delivery.subscriber, delivery.event.chain)
        if place in stuck:
            continue
        if _deliver(delivery.pk, handlers[delivery.subscriber]):
            taken += 1
        else:
            stuck.add(place)
    return taken


def _deliver(pk: int, handler: events.Handler) -> bool:
    try:
        with transaction.atomic():
            rows = Delivery.objects.filter(pk=pk).select_related("event")
            if connection.features.has_select_for_update_skip_locked:
                rows = rows.select_for_update(skip_locked=True, of=("self",))
            delivery = rows.first()
            if delivery is None:
                return False
            handler(_announcement(delivery))
            delivery.delete()
    except Exception as fault:  # noqa: BLE001 - a subscriber's fault must not stop the others
        log.warning("delivery_failed", delivery=pk, fault=type(fault).__name__)
        _note(pk, fault)
        return False
    return True


def _announcement(delivery: Delivery) -> events.Announcement:
    event = delivery.event
    return events.Announcement(
        name=event.name, chain=event.chain, sequence=event.sequence, facts=event.facts
    )


def _note(pk: int, fault: Exception) -> None:
    delivery = Delivery.objects.filter(pk=pk).first()
    if delivery:
        delivery.attempts += 1
        delivery.fault = type(fault).__name__
        delivery.save(update_fields=["attempts", "fault"])
