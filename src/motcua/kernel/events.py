"""Events by name: lower rooms announce, upper rooms subscribe in their `apps.py`.

Delivery is after commit, at least once, in order per chain; handlers are idempotent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Handler = Callable[["Announcement"], None]


@dataclass(frozen=True, kw_only=True)
class Announcement:
    """What a subscriber gets: the event's name, its chain, its place in it and its facts."""

    name: str
    chain: str
    sequence: int
    facts: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Subscription:
    subscriber: str
    names: frozenset[str]
    handler: Handler


_subscriptions: dict[str, Subscription] = {}
_labels: dict[str, str] = {}


def declare(name: str, label: str) -> str:
    """Register an event name (`dossiers.received`) with its Vietnamese label; returns the name."""
    _labels[name] = label
    return name


def label_of(name: str) -> str:
    """Its Vietnamese label; the name itself when nobody declares it any more."""
    return _labels.get(name, name)


def subscribe(subscriber: str, *names: str, handler: Handler) -> None:
    unknown = set(names) - set(_labels)
    if unknown:
        message = f"{subscriber} listens to events nobody announces: {sorted(unknown)}"
        raise LookupError(message)
    _subscriptions[subscriber] = Subscription(
        subscriber=subscriber, names=frozenset(names), handler=handler
    )


def subscriptions() -> tuple[Subscription, ...]:
    return tuple(_subscriptions.values())
