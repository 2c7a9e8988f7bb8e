"""What the worker does: tells of acts; each hour, tells the next one above and opens what recurs."""

from __future__ import annotations

import datetime as dt

from motcua.directives.actions._passage import EVENTS
from motcua.directives.actions.escalate_task import WORKER, escalate_overdue
from motcua.directives.actions.notify_task import notify_task
from motcua.directives.actions.open_instances import open_instances
from motcua.directives.rules.notices import NOTICED
from motcua.kernel import clock, events


def listen() -> None:
    heard = (EVENTS[verb] for verb in NOTICED)
    events.subscribe("directives.notices", *heard, handler=tell)


def tell(told: events.Announcement) -> None:
    notify_task(told.chain, told.sequence, by=WORKER, at=clock.now())


def each_hour(at: dt.datetime) -> tuple[int, int]:
    """How many tasks were opened, and of how many overdue ones somebody was told."""
    return open_instances(by=WORKER, at=at), escalate_overdue(at)
