"""Where the time of cases went: stretches of one step, one holder and one kind, as columns.

Waiting: nobody has it in hand (a queue without a post), or its holder has not yet acted in this
step, or it was handed over and the other side has not accepted. Paused: the term stands still for
a supplement or a financial duty. Working: the rest, from the holder's first act in the step on.
What is done on paper leaves no act, so working time is a lower bound, waiting time an upper one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from motcua.dossiers.rules.lifecycle import PAUSED

Ints = NDArray[np.int64]
Measure = Callable[[str, int, int], int]
QUEUE = ""


class Kind(IntEnum):
    WAITING = 0
    WORKING = 1
    PAUSED = 2


@dataclass(frozen=True, slots=True)
class Touch:
    """An act of somebody on a case; `offers`: it is handed over from now until the next touch."""

    at_s: int
    post: int
    offers: bool = False


@dataclass(frozen=True)
class Stretches:
    """Rows by case and time. `step`, `holder` and `post` are places in the lists of names;
    `visit` numbers the stays in a step, so that one step twice is two. `seconds` is working time
    of the unit, `clock` the plain time.
    """

    cases: Sequence[str]
    steps: Sequence[str]
    holders: Sequence[str]
    posts: Sequence[str]
    verbs: Sequence[str]
    case: Ints
    visit: Ints
    step: Ints
    holder: Ints
    post: Ints
    verb: Ints
    kind: Ints
    seconds: Ints
    clock: Ints
    # False where the source cannot tell waiting from working: all is called working then.
    splits: bool = True


@dataclass
class _Names:
    places: dict[str, int] = field(default_factory=dict)

    def place(self, name: str) -> int:
        return self.places.setdefault(name, len(self.places))


_COLUMNS = ("case", "visit", "step", "holder", "post", "verb", "kind", "seconds", "clock")


class Gathering:
    """Cases one after the other into columns."""

    def __init__(self) -> None:
        self.names = {name: _Names() for name in ("step", "holder", "post", "verb")}
        self.cases: list[str] = []
        self.rows: dict[str, list[int]] = {name: [] for name in _COLUMNS}
        self.visits = 0
        self.splits = True

    def begin(self, case: str) -> None:
        self.cases.append(case)

    def visit(self) -> None:
        self.visits += 1

    def add(
        self, step: str, holder: str, post: str, verb: str, *, kind: Kind, seconds: int, clock: int
    ) -> None:  # fmt: skip
        place = {name: self.names[name].place(text) for name, text in
                 (("step", step), ("holder", holder), ("post", post), ("verb", verb))}  # fmt: skip
        row = place | {
            "case": len(self.cases) - 1, "visit": self.visits, "kind": int(kind),
            "seconds": seconds, "clock": clock,
        }  # fmt: skip
        for name, value in row.items():
            self.rows[name].append(value)

    def whole(self) -> Stretches:
        column = {name: np.asarray(values, np.int64) for name, values in self.rows.items()}
        return Stretches(
            cases=tuple(self.cases),
            steps=tuple(self.names["step"].places),
            holders=tuple(self.names["holder"].places),
            posts=tuple(self.names["post"].places),
            verbs=tuple(self.names["verb"].places),
            splits=self.splits,
            **column,
        )


@dataclass
class _Hand:
    """What is known of the stay in hand: whether its holder has acted, whether it is offered."""

    place: tuple[str, int | None] = ("", None)
    touched: bool = False
    offered: bool = False

    @property
    def kind(self) -> Kind:
        return Kind.WORKING if self.touched and not self.offered else Kind.WAITING


def add_dossier(
    gathering: Gathering,
    case: str,
    legs: Iterable[Mapping[str, Any]],
    touches: Sequence[Touch],
    measure: Measure,
) -> None:
    """Its closed legs (columns of facts.LEGS), cut where waiting turns into working.

    `measure(unit, from_s, to_s)` gives working seconds of a unit by its code.
    """
    gathering.begin(case)
    hand, step = _Hand(), None
    for leg in legs:
        if leg["to_s"] is None:
            break
        if leg["step"] != step:
            gathering.visit()
            step = leg["step"]
        if (leg["step"], leg["post"]) != hand.place:
            hand = _Hand((leg["step"], leg["post"]))
        _add_leg(gathering, leg, hand, touches, measure)


def _add_leg(
    gathering: Gathering,
    leg: Mapping[str, Any],
    hand: _Hand,
    touches: Sequence[Touch],
    measure: Measure,
) -> None:
    left, here = leg["working_s"] or 0, leg["from_s"]
    for until, kind in _cuts(leg, hand, touches):
        last = until == leg["to_s"]
        worked = left if last else min(left, measure(leg["unit"], here, until))
        gathering.add(
            leg["step"], f"{leg['unit']}·{leg['role']}", str(leg["post"] or QUEUE), leg["verb"],
            kind=kind, seconds=worked, clock=until - here,
        )  # fmt: skip
        left, here = left - worked, until


def _cuts(leg: Mapping[str, Any], hand: _Hand, touches: Sequence[Touch]) -> list[tuple[int, Kind]]:
    """Ends and kinds of the pieces of a leg, the last of them at the leg's end."""
    if leg["status"] in PAUSED:
        return [(leg["to_s"], Kind.PAUSED)]
    if leg["post"] is None:
        return [(leg["to_s"], Kind.WAITING)]
    cuts: list[tuple[int, Kind]] = []
    for touch in touches:
        if not leg["from_s"] < touch.at_s < leg["to_s"]:
            continue
        before = hand.kind
        hand.touched |= touch.post == leg["post"]
        hand.offered = touch.offers
        if hand.kind != before:
            cuts.append((touch.at_s, before))
    kind = hand.kind
    hand.touched |= any(t.at_s == leg["to_s"] and t.post == leg["post"] for t in touches)
    hand.offered = False
    return [*cuts, (leg["to_s"], kind)]


def add_foreign(
    gathering: Gathering,
    case: str,
    events: Iterable[tuple[int, str, str, str, str]],
    measure: Measure,
) -> None:
    """A case of a foreign log, its events (µs, activity, resource, unit, transition) in order.

    An event's time runs from the one before it. Where its start was told too, from there on it is
    working and before it waiting; else nobody can tell.
    """
    gathering.begin(case)
    before: int | None = None
    begun: dict[str, int] = {}
    for micros, activity, resource, unit, transition in events:
        at = micros // 1_000_000
        since = at if before is None else before
        if transition == "start":
            begun[activity] = begun.get(activity, 0) + 1
            gathering.visit()
        known = transition != "start" and begun.get(activity, 0) > 0
        if known:
            begun[activity] -= 1
        elif transition != "start":
            gathering.visit()
            gathering.splits = False
        kind = Kind.WAITING if transition == "start" else Kind.WORKING
        gathering.add(
            activity, unit, resource, transition, kind=kind,
            seconds=measure(unit, since, at), clock=at - since,
        )  # fmt: skip
        before = at
