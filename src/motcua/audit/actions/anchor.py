"""Anchor the heads of all chains that moved, in one more chain, so that a cut tail shows."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Max

from motcua.audit.actions.record import record
from motcua.audit.models import Event, ReadingLog
from motcua.audit.queries.anchors import ANCHOR_CHAIN, hashes_of, last_anchor
from motcua.audit.rules.chain import heads_digest
from motcua.kernel import events
from motcua.kernel.actor import SystemActor

ANCHORED = events.declare("audit.anchored", "Neo các chuỗi nhật ký")
WORKER = SystemActor("system:worker", "Hệ thống")


@transaction.atomic
def anchor(at: dt.datetime) -> Event | None:
    """One event that commits to the head of each chain changed since the last anchor, those of
    the reading log too; None when nothing moved.
    """
    last = last_anchor()
    said = last.facts if last else {}
    moved = Event.objects.filter(pk__gt=said.get("up_to", 0)).exclude(chain=ANCHOR_CHAIN)
    heads = sorted(moved.values("chain").annotate(head=Max("pk")).values_list("head", flat=True))
    read = _readings_moved(said.get("readings_up_to", 0))
    if not heads and not read:
        return None
    facts = {
        "up_to": heads[-1] if heads else said.get("up_to", 0),
        "chains": len(heads),
        "digest": heads_digest(hashes_of(Event, heads)),
        "heads": heads,
        **_reading_facts(read, said.get("readings_up_to", 0)),
    }
    return record(chain=ANCHOR_CHAIN, type=ANCHORED, by=WORKER, at=at, facts=facts)


def _readings_moved(since: int) -> list[int]:
    moved = ReadingLog.objects.filter(pk__gt=since).values("person")
    return sorted(moved.annotate(head=Max("pk")).values_list("head", flat=True))


def _reading_facts(heads: list[int], before: int) -> dict[str, Any]:
    return {
        "readings_up_to": heads[-1] if heads else before,
        "readings_digest": heads_digest(hashes_of(ReadingLog, heads)),
        "readings": heads,
    }
