"""Anchors: each commits to the heads of the chains that had moved by then."""

from __future__ import annotations

from collections.abc import Iterator

from motcua.audit.models import Event
from motcua.audit.rules.chain import heads_digest

ANCHOR_CHAIN = "anchor"


def hashes_of(events: list[int]) -> list[str]:
    """Their hashes in the order asked for; `-` for one that is gone."""
    hashes: dict[int, str] = {}
    for start in range(0, len(events), 500):
        batch = events[start : start + 500]
        hashes.update(Event.objects.filter(pk__in=batch).values_list("pk", "hash"))
    return [hashes.get(pk, "-") for pk in events]


def anchor_faults() -> Iterator[str]:
    """An event cut from the end of a chain is missed by no link, but by its anchor."""
    for event in Event.objects.filter(chain=ANCHOR_CHAIN).order_by("sequence"):
        if heads_digest(hashes_of(event.facts["heads"])) != event.facts["digest"]:
            yield f"{event}: có chuỗi nhật ký đã bị cắt hoặc thay sau khi neo."
