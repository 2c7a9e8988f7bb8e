"""Anchor the heads of all chains that moved, in one more chain, so that a cut tail shows."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Max

from motcua.audit.actions.record import record
from motcua.audit.models import Event
from motcua.audit.queries.anchors import ANCHOR_CHAIN, hashes_of
from motcua.audit.rules.chain import heads_digest
from motcua.kernel import events
from motcua.kernel.actor import SystemActor

ANCHORED = events.declare("audit.anchored", "Neo các chuỗi nhật ký")
WORKER = SystemActor("system:worker", "Hệ thống")


@transaction.atomic
def anchor(at: dt.datetime) -> Event | None:
    """One event that commits to the head of each chain changed since the last anchor."""
    last = Event.objects.filter(chain=ANCHOR_CHAIN).order_by("-sequence").first()
    since = last.facts["up_to"] if last else 0
    moved = Event.objects.filter(pk__gt=since).exclude(chain=ANCHOR_CHAIN)
    heads = sorted(moved.values("chain").annotate(head=Max("pk")).values_list("head", flat=True))
    if not heads:
        return None
    facts = {
        "up_to": heads[-1],
        "chains": len(heads),
        "digest": heads_digest(hashes_of(heads)),
        "heads": heads,
    }
    return record(chain=ANCHOR_CHAIN, type=ANCHORED, by=WORKER, at=at, facts=facts)
