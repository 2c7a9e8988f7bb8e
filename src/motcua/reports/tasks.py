"""What the worker does for figures: each event as it comes, the proof each night."""

from __future__ import annotations

from motcua.dossiers.passage import EVENTS
from motcua.kernel import clock, events
from motcua.kernel.actor import SystemActor
from motcua.reports.actions.keep_facts import keep_facts
from motcua.reports.queries.proofs import SUBSCRIBER

WORKER = SystemActor("system:worker", "Hệ thống")


def listen() -> None:
    events.subscribe(SUBSCRIBER, *EVENTS.values(), handler=count)


def count(told: events.Announcement) -> None:
    keep_facts(told.chain, told.sequence, by=WORKER, at=clock.now())
