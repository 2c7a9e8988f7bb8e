"""Legs of drawn dossiers: the straight road of a process, with the pause where one was drawn."""

from __future__ import annotations

import numpy as np

from motcua.dossiers.rules.lifecycle import Status, Verb
from motcua.reports.parquet.drawing import NEVER, SUPPLEMENT, Drawn
from motcua.reports.parquet.world import Numbers, World
from motcua.worktime import vector

STEPS = ("", "tiep-nhan", "phan-cong", "tham-dinh", "ky", "van-thu", "tra-ket-qua")
ROLES = ("", "TN", "TP", "CV", "LD", "VT")
VERBS = (
    Verb.SUBMIT, Verb.RECEIVE, Verb.ACCEPT, Verb.ASSIGN, Verb.REQUEST_SUPPLEMENT, Verb.SUSPEND,
    Verb.RECEIVE_SUPPLEMENT, Verb.RESUME, Verb.SUBMIT_FOR_APPROVAL, Verb.APPROVE,
    Verb.HAND_TO_COUNTER, Verb.RETURN_RESULT, Verb.REFUSE, Verb.WITHDRAW, Verb.STOP,
)  # fmt: skip
_REFUSED, _WITHDRAWN, _STOPPED = 3, 4, 5


class Road:
    """Pieces of road laid one after another; each piece holds the dossiers that go along it."""

    def __init__(self, drawn: Drawn, as_of_s: int) -> None:
        self.as_of_s = as_of_s
        self.everybody = np.ones(len(drawn.agency), bool)
        self.pieces: list[dict[str, Numbers]] = []

    def lay(
        self, whom: Numbers, begins: Numbers, ends: Numbers, *, verb: Numbers | Verb,
        status: Numbers | int, step: str, role: str, due: Numbers | None,
    ) -> None:  # fmt: skip
        """From `begins` to `ends`, cut off at the end of the plan; nothing where it begins later."""
        rows = np.flatnonzero(whom & (begins <= self.as_of_s))
        ends = np.where(ends <= self.as_of_s, ends, NEVER)
        told = np.full(len(whom), VERBS.index(verb)) if isinstance(verb, Verb) else verb
        self.pieces.append({
            "row": rows, "order": np.full(len(rows), len(self.pieces)), "from_s": begins[rows],
            "to_s": ends[rows], "verb": told[rows],
            "status": np.broadcast_to(status, len(whom))[rows],
            "step": np.full(len(rows), STEPS.index(step)),
            "role": np.full(len(rows), ROLES.index(role)),
            "due_s": np.full(len(rows), NEVER) if due is None else due[rows],
        })  # fmt: skip


def legs_of(world: World, drawn: Drawn) -> dict[str, Numbers]:
    """Columns of facts.LEGS by number, NEVER for null; `row` is the dossier's place."""
    road = Road(drawn, world.plan.as_of_s)
    accepted = drawn.ending != _REFUSED
    online = drawn.submitted < np.where(accepted, drawn.received, drawn.finished)
    first = np.where(accepted, drawn.received, drawn.finished)
    road.lay(online, drawn.submitted, first, verb=Verb.SUBMIT, status=Status.REGISTERED, step="",
             role="TN", due=None)  # fmt: skip
    _work(road, world, drawn, accepted)
    _end(road, drawn, accepted)
    whole = {name: np.concatenate([piece[name] for piece in road.pieces])
             for name in road.pieces[0]}  # fmt: skip
    order = np.lexsort((whole.pop("order"), whole["row"]))
    sorted_out = {name: column[order] for name, column in whole.items()}
    return {**sorted_out, **_numbers(world, sorted_out)}


def _work(road: Road, world: World, drawn: Drawn, accepted: Numbers) -> None:
    """Counter, head, case officer with the pause, leader, clerk: parts of the working time."""
    paused = accepted & (drawn.pause_kind > 0)
    start = np.where(accepted, drawn.received, drawn.finished)
    before = np.where(paused, drawn.pause_from, drawn.finished)
    early = vector.elapsed(world.calendar, start, before)
    cuts = [
        vector.due(world.calendar, start, (early * part).astype(np.int64)) for part in (0.05, 0.15)
    ]
    after = np.where(paused, drawn.pause_to, cuts[1])
    late = vector.elapsed(world.calendar, after, drawn.finished)
    marks = [
        vector.due(world.calendar, after, (late * part).astype(np.int64)) for part in (0.7, 0.9)
    ]
    due, work = drawn.due_before, Status.PROCESSING
    held = np.where(paused, drawn.pause_from, marks[0])
    road.lay(accepted, start, cuts[0], verb=Verb.RECEIVE, status=Status.RECEIVED, step="tiep-nhan",
             role="TN", due=due)  # fmt: skip
    road.lay(accepted, cuts[0], cuts[1], verb=Verb.ACCEPT, status=work, step="phan-cong", role="TP",
             due=due)  # fmt: skip
    road.lay(accepted, cuts[1], held, verb=Verb.ASSIGN, status=work, step="tham-dinh", role="CV",
             due=due)  # fmt: skip
    asked = drawn.pause_kind == SUPPLEMENT
    road.lay(paused, drawn.pause_from, drawn.pause_to, step="tham-dinh", role="CV",
             verb=np.where(asked, VERBS.index(Verb.REQUEST_SUPPLEMENT), VERBS.index(Verb.SUSPEND)),
             status=np.where(asked, Status.SUPPLEMENT, Status.FINANCIAL_DUTY),
             due=np.where(drawn.pause_from < drawn.due_before, NEVER, drawn.due))  # fmt: skip
    road.lay(paused, drawn.pause_to, marks[0], status=work, step="tham-dinh", role="CV", due=drawn.due,
             verb=np.where(asked, VERBS.index(Verb.RECEIVE_SUPPLEMENT), VERBS.index(Verb.RESUME)))  # fmt: skip
    road.lay(accepted, marks[0], marks[1], verb=Verb.SUBMIT_FOR_APPROVAL, status=work, step="ky",
             role="LD", due=drawn.due)  # fmt: skip
    road.lay(accepted, marks[1], drawn.finished, verb=Verb.APPROVE, status=work, step="van-thu",
             role="VT", due=drawn.due)  # fmt: skip


def _end(road: Road, drawn: Drawn, accepted: Numbers) -> None:
    for ending, verb, status in (
        (_REFUSED, Verb.REFUSE, Status.REFUSED), (_WITHDRAWN, Verb.WITHDRAW, Status.STOPPED),
        (_STOPPED, Verb.STOP, Status.STOPPED),
    ):  # fmt: skip
        due = None if ending == _REFUSED else drawn.due
        road.lay(drawn.ending == ending, drawn.finished, drawn.finished, verb=verb, status=status,
                 step="", role="", due=due)  # fmt: skip
    result = accepted & (drawn.ending < _REFUSED)
    road.lay(result, drawn.finished, drawn.returned, verb=Verb.HAND_TO_COUNTER, status=Status.DONE,
             step="tra-ket-qua", role="TN", due=drawn.due)  # fmt: skip
    road.lay(result, drawn.returned, drawn.returned, verb=Verb.RETURN_RESULT, status=Status.RETURNED,
             step="", role="", due=drawn.due)  # fmt: skip


def _numbers(world: World, legs: dict[str, Numbers]) -> dict[str, Numbers]:
    """1, 2, … within each dossier, and the working time of what has ended."""
    row = legs["row"]
    begins = np.flatnonzero(np.diff(row, prepend=-1))
    number = np.arange(len(row)) - np.repeat(begins, np.diff(begins, append=len(row))) + 1
    ended = legs["to_s"] < NEVER
    to = np.where(ended, legs["to_s"], legs["from_s"])
    worked = vector.elapsed(world.calendar, legs["from_s"], to)
    return {"number": number, "working_s": np.where(ended, worked, NEVER)}
