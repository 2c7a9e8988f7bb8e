"""How the trail moves: what was entered lately, what is still owed, and since when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Min

from motcua.audit.models import Delivery, Event

MOST = 10_000


@dataclass(frozen=True, kw_only=True)
class Pulse:
    lately: dict[str, int]
    owed: int
    oldest_seconds: int


def read(now: dt.datetime, lately: dt.timedelta) -> Pulse:
    recent = Event.objects.filter(recorded_at__gte=now - lately).order_by()
    counts = recent.values("name").annotate(n=Count("pk")).values_list("name", "n")
    return Pulse(
        lately=dict(counts),
        owed=Delivery.objects.order_by("pk").values("pk")[:MOST].count(),
        oldest_seconds=age_of_queue(now),
    )


def age_of_queue(now: dt.datetime) -> int:
    """Seconds since the oldest owed event was entered; 0 when nothing is owed."""
    oldest = Delivery.objects.aggregate(first=Min("event_id"))["first"]
    entered = Event.objects.filter(pk=oldest).values_list("recorded_at", flat=True).first()
    return max(0, int((now - entered).total_seconds())) if entered else 0
