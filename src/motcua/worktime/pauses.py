"""The ledger of pauses: when the clock stood still, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from motcua.worktime.errors import InvalidPause, OverlappingPauses
from motcua.worktime.seconds import moment_of, seconds_of


@dataclass(frozen=True, slots=True)
class Pause:
    """From `start` until `end`, which is None while it lasts."""

    start: dt.datetime
    end: dt.datetime | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A pause in whole seconds."""

    start: int
    end: int | None
    pause: Pause


@dataclass(frozen=True, slots=True, init=False)
class Ledger:
    """Pauses in order of time; an empty one stays on record and counts for nothing.

    Raises InvalidPause (ends before it begins) and OverlappingPauses.
    """

    pauses: tuple[Pause, ...]
    spans: tuple[Span, ...] = field(repr=False, compare=False)

    def __init__(self, pauses: Iterable[Pause] = ()) -> None:
        ordered = sorted(map(_span, pauses), key=lambda span: span.start)
        spans = tuple(span for span in ordered if span.end != span.start)
        _check_apart(spans)
        object.__setattr__(self, "pauses", tuple(span.pause for span in ordered))
        object.__setattr__(self, "spans", spans)

    def __iter__(self) -> Iterator[Pause]:
        return iter(self.pauses)

    def __len__(self) -> int:
        return len(self.pauses)


def _span(pause: Pause) -> Span:
    start = seconds_of(pause.start)
    end = None if pause.end is None else seconds_of(pause.end)
    if end is not None and end < start:
        raise InvalidPause(
            f"Lần tạm dừng kết thúc lúc {_text(end)}, trước khi bắt đầu lúc {_text(start)}. "
            "Sửa một trong hai mốc."
        )
    return Span(start, end, pause)


def _check_apart(spans: tuple[Span, ...]) -> None:
    for before, after in pairwise(spans):
        if before.end is None or before.end > after.start:
            until = "chưa kết thúc" if before.end is None else f"đến {_text(before.end)}"
            raise OverlappingPauses(
                f"Hai lần tạm dừng chồng lên nhau: lần từ {_text(before.start)} {until} "
                f"và lần từ {_text(after.start)}. Sửa để không còn phần chung."
            )


def _text(seconds: int) -> str:
    return f"{moment_of(seconds):%H:%M %d/%m/%Y}"
