"""Announcements reach their subscribers: after commit, in order, again after a fault."""

from __future__ import annotations

import pytest

from motcua.audit.actions import record
from motcua.audit.actions.deliver import deliver_owed
from motcua.audit.models import Delivery
from motcua.kernel import events
from motcua.kernel.actor import OPERATOR
from tests.province import at

HEARD = events.declare("tests.heard", "Nghe thấy")
NOW = at("2026-10-08 09:00")


@pytest.fixture
def ear(db, monkeypatch):
    """A subscriber that writes down what it is told, and fails when told to."""
    heard: list[tuple[str, int]] = []
    deaf: set[str] = set()

    def hear(told: events.Announcement) -> None:
        if told.chain in deaf:
            raise ConnectionError
        heard.append((told.chain, told.sequence))

    monkeypatch.setattr(events, "_subscriptions", {})
    events.subscribe("tests.ear", HEARD, handler=hear)
    return heard, deaf


def say(chain: str) -> None:
    record(chain=chain, type=HEARD, by=OPERATOR, at=NOW)


def test_each_event_is_delivered_once_and_in_order(ear):
    heard, _ = ear
    for chain in ("a", "b", "a", "a"):
        say(chain)
    assert heard == []
    assert deliver_owed() == 4
    assert heard == [("a", 1), ("b", 1), ("a", 2), ("a", 3)]
    assert deliver_owed() == 0


def test_fault_holds_back_its_chain_only_and_is_tried_again(ear):
    heard, deaf = ear
    deaf.add("a")
    for chain in ("a", "a", "b"):
        say(chain)
    assert deliver_owed() == 1
    assert heard == [("b", 1)]
    assert list(Delivery.objects.order_by("event_id").values_list("attempts", "fault")) == [
        (1, "ConnectionError"),
        (0, ""),
    ]
    deaf.clear()
    assert deliver_owed() == 2
    assert heard == [("b", 1), ("a", 1), ("a", 2)]


def test_nobody_can_listen_to_what_nobody_announces():
    with pytest.raises(LookupError, match=r"tests\.unknown"):
        events.subscribe("tests.ear", "tests.unknown", handler=lambda told: None)


def test_events_nobody_wants_owe_nothing(ear):
    other = events.declare("tests.unheard", "Không ai nghe")
    record(chain="a", type=other, by=OPERATOR, at=NOW)
    assert not Delivery.objects.exists()
