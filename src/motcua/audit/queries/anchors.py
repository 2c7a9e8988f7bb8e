"""Anchors: each commits to the heads of the chains that had moved by then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from motcua.audit.models import Event, ReadingLog
from motcua.audit.rules.chain import heads_digest

ANCHOR_CHAIN = "anchor"
EVERY = dt.timedelta(hours=1)


def last_anchor() -> Event | None:
    return Event.objects.filter(chain=ANCHOR_CHAIN).order_by("-sequence").first()


def is_due(now: dt.datetime) -> bool:
    """Whichever worker made the last one, in this run or before: an hour after it."""
    last = last_anchor()
    return last is None or now - last.recorded_at >= EVERY


def hashes_of(rows: type[Event | ReadingLog], ids: list[int]) -> list[str]:
    """Their hashes in the order asked for; `-` for one that is gone."""
    hashes: dict[int, str] = {}
    for start in range(0, len(ids), 500):
        batch = ids[start : start + 500]
        hashes.update(rows._default_manager.filter(pk__in=batch).values_list("pk", "hash"))
    return [hashes.get(pk, "-") for pk in ids]


def anchor_faults() -> Iterator[str]:
    """What was cut from the end of a chain is missed by no link, but by its anchor."""
    for event in Event.objects.filter(chain=ANCHOR_CHAIN).order_by("sequence"):
        if heads_digest(hashes_of(Event, event.facts["heads"])) != event.facts["digest"]:
            yield f"{event}: có chuỗi nhật ký đã bị cắt hoặc thay sau khi neo."
        read = event.facts.get("readings", [])
        if read and heads_digest(hashes_of(ReadingLog, read)) != event.facts["readings_digest"]:
            yield f"{event}: có lượt xem dữ liệu đã bị cắt hoặc thay sau khi neo."


def unanchored_since() -> dt.datetime | None:
    """When the oldest event was entered that no anchor commits to yet; None when all are."""
    last = last_anchor()
    rows = Event.objects.filter(pk__gt=last.facts["up_to"] if last else 0)
    first = rows.exclude(chain=ANCHOR_CHAIN).order_by("pk").first()
    return first.recorded_at if first else None
