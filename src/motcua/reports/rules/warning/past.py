"""Legs of many dossiers as columns, so that any moment of the past can be looked at again.

What is known of a dossier at a moment is what its leg of that moment says, and what had been
counted before it. Nothing of the person is read, and nothing of the official either: a post counts
only by how much it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from motcua.dossiers.rules.lifecycle import PAUSED
from motcua.reports.rules.process.stretches import Ints

NEVER = 2**62
# A dossier without these cannot teach and cannot be warned of.
_SUPPLEMENT = frozenset({"request_supplement", "approve_supplement"})
_TEXTS = ("procedure", "agency", "step", "unit")
_OF_LEG = ("dossier", "from_s", "to_s", "status", "step", "unit", "post", "due_s", "step_from_s",
           "supplements", "sent_back", "pauses")  # fmt: skip
_OF_DOSSIER = ("procedure", "agency", "channel", "received_s", "finished_s", "first_due_s", "due_s")


@dataclass(frozen=True)
class Past:
    """`leg` and `dossier` hold columns; texts are places in `names`. Never: NEVER."""

    codes: list[str]
    names: dict[str, list[str]]
    leg: dict[str, Ints]
    dossier: dict[str, Ints]

    @property
    def late(self) -> Ints:
        """By the contract: finished after the due time, or not finished."""
        return (self.dossier["finished_s"] > self.dossier["due_s"]).astype(np.int64)


@dataclass
class Gathered:
    """Dossier after dossier; those without a term or never received are counted and left out."""

    left_out: int = 0
    codes: list[str] = field(default_factory=list)
    places: dict[str, dict[str, int]] = field(default_factory=lambda: {name: {} for name in _TEXTS})
    leg: dict[str, list[int]] = field(default_factory=lambda: {n: [] for n in _OF_LEG})
    dossier: dict[str, list[int]] = field(default_factory=lambda: {n: [] for n in _OF_DOSSIER})

    def add(self, fact: Mapping[str, Any], legs: Iterable[Mapping[str, Any]]) -> None:
        """A row of facts.DOSSIERS with its rows of facts.LEGS."""
        legs = list(legs)
        dues = [leg["due_s"] for leg in legs if leg["due_s"] is not None]
        if fact["received_s"] is None or not dues:
            self.left_out += 1
            return
        number = len(self.codes)
        self.codes.append(fact["code"])
        due = fact["due_s"] if fact["due_s"] is not None else _last_due(fact, dues)
        self._push(self.dossier, {
            "procedure": self._place("procedure", fact["procedure"]),
            "agency": self._place("agency", fact["agency"]),
            "channel": fact["channel"] or 0,
            "received_s": fact["received_s"],
            "finished_s": NEVER if fact["finished_s"] is None else fact["finished_s"],
            "first_due_s": dues[0],
            "due_s": due,
        })  # fmt: skip
        self._add_legs(number, legs)

    def _add_legs(self, number: int, legs: list[Mapping[str, Any]]) -> None:
        counts = {"supplements": 0, "sent_back": 0, "pauses": 0}
        step, since = None, 0
        for leg in legs:
            counts["supplements"] += leg["verb"] in _SUPPLEMENT
            counts["sent_back"] += leg["verb"] == "send_back"
            counts["pauses"] += leg["status"] in PAUSED
            if leg["step"] != step:
                step, since = leg["step"], leg["from_s"]
            self._push(self.leg, counts | {
                "dossier": number, "from_s": leg["from_s"],
                "to_s": NEVER if leg["to_s"] is None else leg["to_s"], "status": leg["status"],
                "step": self._place("step", leg["step"]),
                "unit": self._place("unit", leg["unit"]), "post": leg["post"] or 0,
                "due_s": NEVER if leg["due_s"] is None else leg["due_s"], "step_from_s": since,
            })  # fmt: skip

    def _place(self, name: str, text: str) -> int:
        return self.places[name].setdefault(text, len(self.places[name]))

    @staticmethod
    def _push(columns: dict[str, list[int]], row: Mapping[str, int]) -> None:
        for name, values in columns.items():
            values.append(row[name])

    def whole(self) -> Past:
        return Past(
            codes=self.codes,
            names={name: list(places) for name, places in self.places.items()},
            leg={name: np.asarray(values, np.int64) for name, values in self.leg.items()},
            dossier={name: np.asarray(values, np.int64) for name, values in self.dossier.items()},
        )


def _last_due(fact: Mapping[str, Any], dues: list[int]) -> int:
    """While it is paused it cannot be late: as if it never fell due. Ended in a pause: the last."""
    return NEVER if fact["finished_s"] is None else int(dues[-1])
