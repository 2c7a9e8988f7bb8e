"""Two sides of the same dossiers compared, field by field; and when to try sending again.

QĐ 766/QĐ-TTg counts what is synchronised; a dossier is when the national portal holds it once, in
the same national state and with the same times to the minute.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class DifferenceKind(StrEnum):
    MISSING_THERE = "no_there"
    MISSING_HERE = "no_here"
    DUPLICATE = "twice"
    STATUS = "status"
    RECEIVED = "received"
    DUE = "due"
    FINISHED = "finished"
    RETURNED = "returned"

    @property
    def label(self) -> str:
        return _KINDS[self]


_KINDS = {
    DifferenceKind.MISSING_THERE: "Cổng không có", DifferenceKind.MISSING_HERE: "Ta không có",
    DifferenceKind.DUPLICATE: "Cổng có nhiều bản", DifferenceKind.STATUS: "Trạng thái",
    DifferenceKind.RECEIVED: "Lúc tiếp nhận", DifferenceKind.DUE: "Hạn trả",
    DifferenceKind.FINISHED: "Lúc có kết quả", DifferenceKind.RETURNED: "Lúc trả kết quả",
}  # fmt: skip


class ResendState(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    GIVEN_UP = "given_up"

    @property
    def label(self) -> str:
        return _STATES[self]


_STATES = {
    ResendState.WAITING: "Chờ gửi", ResendState.SENT: "Đã gửi",
    ResendState.GIVEN_UP: "Không gửi được",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Held:
    """A dossier as one side holds it; times None where it has none."""

    code: str
    status: int
    agency: str = ""
    received: dt.datetime | None = None
    due: dt.datetime | None = None
    finished: dt.datetime | None = None
    returned: dt.datetime | None = None


class Found(NamedTuple):
    code: str
    kind: str
    agency: str
    ours: str
    theirs: str


TIMES = {
    "received": DifferenceKind.RECEIVED, "due": DifferenceKind.DUE,
    "finished": DifferenceKind.FINISHED, "returned": DifferenceKind.RETURNED,
}  # fmt: skip
# Sent at once, then after a while that doubles, for about a day.
FIRST_WAIT, MOST_TRIES = dt.timedelta(minutes=5), 9


def differences(
    ours: Mapping[str, Held], theirs: Iterable[Held], compared: Iterable[str] = TIMES
) -> Iterator[Found]:
    """By code; `compared` are the times the other side told at all."""
    every, times = list(theirs), list(compared)
    copies = Counter(one.code for one in every)
    there = {one.code: one for one in every}
    for code in sorted({*ours, *there}):
        mine, held = ours.get(code), there.get(code)
        if mine is None or held is None:
            yield _missing(mine, held)
            continue
        if copies[code] > 1:
            kind = DifferenceKind.DUPLICATE
            yield Found(code, kind, mine.agency, "1", str(copies[code]))
        yield from _fields(mine, held, times)


def _missing(mine: Held | None, held: Held | None) -> Found:
    one = mine or held
    assert one is not None
    kind = DifferenceKind.MISSING_THERE if mine else DifferenceKind.MISSING_HERE
    status = str(one.status)
    return Found(one.code, kind, one.agency, status if mine else "", "" if mine else status)


def _fields(mine: Held, held: Held, times: list[str]) -> Iterator[Found]:
    if mine.status != held.status:
        kind = DifferenceKind.STATUS
        yield Found(mine.code, kind, mine.agency, str(mine.status), str(held.status))
    for name in times:
        told = tuple(_minute(getattr(one, name)) for one in (mine, held))
        if told[0] != told[1]:
            yield Found(mine.code, TIMES[name], mine.agency, *told)


def _minute(moment: dt.datetime | None) -> str:
    return "" if moment is None else moment.strftime("%Y-%m-%dT%H:%M")


def next_try(tries: int, at: dt.datetime) -> dt.datetime | None:
    """After so many tries that failed; None: no more."""
    return None if tries >= MOST_TRIES else at + FIRST_WAIT * 2 ** (tries - 1)
