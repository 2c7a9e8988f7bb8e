"""What is still owed to subscribers."""

from __future__ import annotations

import datetime as dt

from motcua.audit.models import Delivery


def owed() -> int:
    return Delivery.objects.count()


def oldest_owed() -> dt.datetime | None:
    """When the event was entered whose delivery waits longest."""
    first = Delivery.objects.select_related("event").order_by("event_id").first()
    return first.event.recorded_at if first else None
