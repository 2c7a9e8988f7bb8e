"""What the worker does when results are published: why they are so, and how sure their places are."""

from __future__ import annotations

from motcua.index.actions.analyse_results import analyse_results
from motcua.index.actions.publish import PUBLISHED
from motcua.index.actions.reckon_confidence import reckon_confidence
from motcua.index.models import Round
from motcua.index.policies import WORKER
from motcua.kernel import clock, events

SUBSCRIBER = "index.analysis"


def listen() -> None:
    events.subscribe(SUBSCRIBER, PUBLISHED, handler=analyse)


def analyse(told: events.Announcement) -> None:
    """Once is enough: what was kept stays as it was reckoned."""
    round_ = Round.objects.filter(slug=told.chain.removeprefix("round:")).first()
    if round_ is None:
        return
    analyse_results(round_, by=WORKER, at=clock.now())
    for block in round_.blocks.all():
        if block.entries.exists():
            reckon_confidence(block, by=WORKER, at=clock.now())
