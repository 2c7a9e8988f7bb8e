"""Rule 6: pauses in order of time, each moving the due time so far or changing nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from motcua.worktime.counts import Count, Missing
from motcua.worktime.pauses import Span


class Effect(StrEnum):
    MOVED = "moved"
    NOTHING = "nothing"
    AFTER_DUE = "after-due"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Step:
    """What one pause did; `amount` is in the unit of the count (seconds, working days, days)."""

    span: Span
    effect: Effect
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """`due` is None while the pause `held` lasts; `so_far` is the due time it found."""

    due: int | None
    so_far: int | None
    held: Span | None = None


def settle(
    count: Count, start: int, spans: Iterable[Span], steps: list[Step] | None = None
) -> Outcome:
    """Raises Missing when the answer needs a day outside the calendar."""
    for span in spans:
        begins = max(span.start, start)
        if span.end is not None and span.end <= begins:
            continue
        effect, amount = _apply(count, begins, span.end)
        if steps is not None:
            steps.append(Step(span, effect, amount))
        if effect is Effect.OPEN:
            return Outcome(None, count.due, span)
    if count.due is None:
        raise Missing(count.year)
    return Outcome(count.due, count.due)


def _apply(count: Count, begins: int, ends: int | None) -> tuple[Effect, int]:
    if not _still_running(count, begins):
        return Effect.AFTER_DUE, 0
    if ends is None:
        return Effect.OPEN, 0
    amount = count.shift(begins, ends)
    return (Effect.MOVED if amount else Effect.NOTHING), amount


def _still_running(count: Count, at: int) -> bool:
    if count.due is not None:
        return at < count.due
    # Unknown as it is, the due time cannot lie before the first unknown day.
    if at < count.floor:
        return True
    raise Missing(count.year)
