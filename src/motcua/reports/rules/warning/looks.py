"""Looking at all running dossiers at a moment, with what could be known of them then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from motcua.dossiers.rules.lifecycle import RUNNING
from motcua.reports.rules.facts import DAY_S, UTC_OFFSET_S
from motcua.reports.rules.process.stretches import Ints
from motcua.reports.rules.warning.past import NEVER, Past

Floats = NDArray[np.float64]
# Working seconds between pairs of instants.
Elapsed = Callable[[Ints, Ints], Ints]
WORKING_DAY = 8 * 3600.0
_EPOCH_WEEKDAY = 3  # 01/01/1970 was a Thursday; Monday is 0


@dataclass(frozen=True)
class Looks:
    """A row for each running dossier at each moment, in time, with a due time still ahead.

    `at_s` the moment; `left`, `term`, `in_step` working seconds; loads are counts.
    """

    at_s: Ints
    dossier: Ints
    procedure: Ints
    agency: Ints
    step: Ints
    unit: Ints
    channel: Ints
    due_s: Ints
    queued: Ints
    supplements: Ints
    sent_back: Ints
    pauses: Ints
    unit_load: Ints
    post_load: Ints
    left: Ints
    term: Ints
    in_step: Ints

    def __len__(self) -> int:
        return len(self.at_s)

    def where(self, chosen: NDArray[np.bool_]) -> Looks:
        return Looks(*(getattr(self, name)[chosen] for name in self.__dataclass_fields__))

    @property
    def used(self) -> Floats:
        """Share of the term that is over."""
        return np.clip(1 - self.left / np.maximum(self.term, 1), 0.0, 1.0)

    @property
    def due_weekday(self) -> Ints:
        return np.asarray((local_day_of(self.due_s) + _EPOCH_WEEKDAY) % 7)


def local_day_of(instants: Ints) -> Ints:
    return np.asarray((instants + UTC_OFFSET_S) // DAY_S)


def look(past: Past, moments: Sequence[int], elapsed: Elapsed) -> Looks:
    pieces = [_rows(past, moment) for moment in moments]
    rows = np.concatenate([piece[0] for piece in pieces]) if pieces else np.zeros(0, np.int64)
    at, unit_load, post_load = (
        np.concatenate([piece[n] for piece in pieces]) if pieces else np.zeros(0, np.int64)
        for n in (1, 2, 3)
    )  # fmt: skip
    leg, own = past.leg, past.dossier
    number = leg["dossier"][rows]
    due = leg["due_s"][rows]
    return Looks(
        at_s=at, dossier=number, procedure=own["procedure"][number], agency=own["agency"][number],
        step=leg["step"][rows], unit=leg["unit"][rows], channel=own["channel"][number],
        due_s=due, queued=(leg["post"][rows] == 0).astype(np.int64),
        supplements=leg["supplements"][rows], sent_back=leg["sent_back"][rows],
        pauses=leg["pauses"][rows], unit_load=unit_load, post_load=post_load,
        left=elapsed(at, due), term=elapsed(own["received_s"][number], own["first_due_s"][number]),
        in_step=elapsed(leg["step_from_s"][rows], at),
    )  # fmt: skip


def _rows(past: Past, at: int) -> tuple[Ints, Ints, Ints, Ints]:
    """Legs of the moment, the moment itself, and how much their unit and their post held."""
    leg = past.leg
    lasting = (leg["from_s"] <= at) & (at < leg["to_s"])
    running = np.flatnonzero(lasting & np.isin(leg["status"], list(RUNNING)))
    unit_load = _counted(leg["unit"][running])
    post_load = np.where(leg["post"][running] > 0, _counted(leg["post"][running]), 0)
    due = leg["due_s"][running]
    ahead = (due > at) & (due < NEVER)
    moment = np.full(int(ahead.sum()), at, np.int64)
    return running[ahead], moment, unit_load[ahead], post_load[ahead]


def _counted(keys: Ints) -> Ints:
    """For each row how many rows have its key."""
    _, place, counts = np.unique(keys, return_inverse=True, return_counts=True)
    return np.asarray(counts[place], np.int64)
