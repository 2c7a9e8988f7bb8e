"""Geometry of the deadline bar: what part of its width is used, paused, over or left."""

from __future__ import annotations

from dataclasses import dataclass

Segment = tuple[str, float, float]
OPEN_PAUSE_LEAST = 0.04  # of the width: a pause that began a minute ago is still seen


@dataclass(frozen=True)
class Bar:
    fraction_used: float
    segments: tuple[Segment, ...]
    today: float


def bar_of(
    *,
    term: int,
    used: int,
    pauses: tuple[tuple[int, int | None], ...] = (),
    over: int = 0,
    awaits: bool = False,
) -> Bar:
    """The bar of a term (working seconds): pauses lengthen it, an open one stops it.

    Segment kinds: `used`, `paused`, `over`, `left`; `pauses` are offsets from the start.
    """
    if term <= 0:
        return Bar(0.0, (), 0.0)
    closed = [(start, end) for start, end in pauses if end is not None]
    paused = sum(end - start for start, end in closed)
    total = term + paused + max(0, over)
    inside = min(used, term) + paused
    pieces = used_around(closed, inside)
    if awaits:
        pieces.append(("paused", inside, inside + round(OPEN_PAUSE_LEAST * total)))
    elif over > 0:
        pieces.append(("over", term + paused, total))
    elif inside < total:
        pieces.append(("left", inside, total))
    today = inside + max(0, over)
    segments = tuple((kind, share(a, total), share(b, total)) for kind, a, b in pieces if b > a)
    return Bar(round(used / term, 4), segments, share(today, total))


def used_around(pauses: list[tuple[int, int]], until: int) -> list[tuple[str, int, int]]:
    pieces, at = [], 0
    for start, end in pauses:
        pieces += [("used", at, start), ("paused", start, end)]
        at = end
    return [*pieces, ("used", at, max(at, until))]


def share(part: int, whole: int) -> float:
    return round(min(1.0, max(0.0, part / whole)), 4)
