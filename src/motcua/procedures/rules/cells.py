"""The flattened cells of the national catalogue: what is shared by their readers."""

from __future__ import annotations

from dataclasses import dataclass

NOTHING_GIVEN = "Không có thông tin"


@dataclass(frozen=True, kw_only=True)
class Unread:
    """A place in a cell that no reader may guess at."""

    column: str
    text: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Count:
    """`read` of `given`; what the source leaves empty is counted apart."""

    read: int = 0
    given: int = 0
    absent: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            read=self.read + other.read,
            given=self.given + other.given,
            absent=self.absent + other.absent,
        )


NO_COUNT = Count()


def brackets_end(text: str, start: int) -> int:
    """Where the bracket opened at `start` closes (after it); -1 when it never does."""
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] == "(") - (text[place] == ")")
        if depth == 0:
            return place + 1
    return -1


def shorten(text: str, limit: int = 200) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= limit else f"{one_line[: limit - 1]}…"
