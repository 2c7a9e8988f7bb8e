"""Breaks in the chains."""

from __future__ import annotations

from collections.abc import Iterator

from motcua.audit.models import Event
from motcua.audit.queries.history import sealed_content
from motcua.audit.rules.chain import event_hash, personal_hash


def hash_of(event: Event) -> str:
    return event_hash(
        previous=event.previous_hash,
        chain=event.chain,
        sequence=event.sequence,
        name=event.name,
        at=event.at,
        recorded_at=event.recorded_at,
        actor=event.actor,
        facts=event.facts,
        personal=event.personal_hash,
    )


def chain_faults(*, deep: bool = False) -> Iterator[str]:
    """Each break in a sentence; `deep` also opens the personal parts that still have a key."""
    events = Event.objects.order_by("chain", "sequence")
    if deep:
        events = events.select_related("personal__key")
    previous: Event | None = None
    for event in events.iterator(chunk_size=2000):
        before = previous if previous and previous.chain == event.chain else None
        yield from _link_faults(event, before)
        if deep:
            yield from _personal_faults(event)
        previous = event


def _link_faults(event: Event, before: Event | None) -> Iterator[str]:
    expected = before.sequence + 1 if before else 1
    if event.sequence != expected:
        yield f"{event.chain}: thiếu sự kiện {expected}, gặp {event.sequence}."
    elif event.previous_hash != (before.hash if before else ""):
        yield f"{event}: không nối với sự kiện trước."
    if event.hash != hash_of(event):
        yield f"{event}: nội dung đã bị sửa."


def _personal_faults(event: Event) -> Iterator[str]:
    part = getattr(event, "personal", None)
    if part is None:
        if event.personal_hash:
            yield f"{event}: mất phần cá nhân."
        return
    content = sealed_content(event, part)
    if content is None:
        if part.key.wrapped:
            yield f"{event}: phần cá nhân không mở được dù còn khóa."
    elif personal_hash(content["fields"], content["salt"]) != event.personal_hash:
        yield f"{event}: phần cá nhân đã bị sửa."
