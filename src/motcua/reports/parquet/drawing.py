"""Dossiers of one month, drawn in columns: the same month of the same plan is always the same.

Instants are reckoned by `worktime.vector` with the national calendar, so that working seconds,
pauses and due times agree with each other as they do in life.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from motcua.dossiers.rules.lifecycle import Status
from motcua.reports.parquet.world import Numbers, World, month_begins, month_ends
from motcua.reports.rules.facts import Ending
from motcua.worktime import vector

# Stands for “not happened” in a column of instants.
NEVER = np.int64(np.iinfo(np.int64).max // 4)
DAY_WORK_S = 28_800
CAUSES = ("", "complex", "partner", "software", "staff", "other")
ENDINGS = tuple(str(ending) for ending in Ending)
_OPEN, _GRANTED, _DECLINED, _REFUSED, _WITHDRAWN, _STOPPED = range(6)
NO_PAUSE, SUPPLEMENT, FINANCIAL = 0, 1, 2


@dataclass
class Drawn:
    """Whole lives, also beyond the end of the plan; `known` cuts them off there."""

    agency: Numbers
    procedure: Numbers
    channel: Numbers
    submitted: Numbers
    received: Numbers
    due: Numbers
    due_before: Numbers
    pause_kind: Numbers
    pause_from: Numbers
    pause_to: Numbers
    finished: Numbers
    returned: Numbers
    ending: Numbers
    working: Numbers
    paused: Numbers


def draw(world: World, number: int) -> tuple[Drawn, np.random.Generator]:
    """All dossiers of the month with this number, in the order they came in."""
    plan = world.plan
    random = np.random.default_rng([plan.seed, 2, number])
    size, month = plan.shares[number], plan.names[number]
    agency = random.choice(plan.agencies, size, p=world.chances_of_agencies(month))
    procedure = _procedures(world, agency, random)
    online = 0.30 + 0.45 * number / max(1, plan.months - 1)
    channel = 1 + np.searchsorted([1 - online - 0.03, 0.97], random.random(size)).astype(np.int32)
    received = _working_instants(world, month, size, random)
    ending = np.searchsorted(
        np.cumsum([0, 0.947, 0.02, 0.02, 0.01]), random.random(size), side="left"
    ).clip(_GRANTED, _STOPPED)
    waited = np.where(channel == 2, random.exponential(5_400, size), 0).astype(np.int64)
    drawn = _lives(world, agency, procedure, received, random)
    drawn.channel, drawn.ending = channel, ending
    drawn.submitted = np.maximum(received - waited, month_begins(month))
    refused = ending == _REFUSED
    drawn.finished = np.where(refused, received, drawn.finished)
    for column in (drawn.received, drawn.due, drawn.due_before, drawn.pause_from, drawn.pause_to):
        column[refused] = NEVER
    drawn.pause_kind[refused] = NO_PAUSE
    gives_result = (ending == _GRANTED) | (ending == _DECLINED)
    wait = (random.exponential(1.2 * DAY_WORK_S, size)).astype(np.int64)
    drawn.returned = np.where(gives_result, vector.due(world.calendar, drawn.finished, wait), NEVER)
    return drawn, random


def _procedures(world: World, agency: Numbers, random: np.random.Generator) -> Numbers:
    found = np.empty(len(agency), np.int64)
    for tier in range(3):
        mine = np.flatnonzero(world.tier[agency] == tier)
        chances = world.chances_of_procedures(tier)
        found[mine] = random.choice(len(chances), len(mine), p=chances)
    return found


def _working_instants(world: World, month: str, size: int, random: np.random.Generator) -> Numbers:
    begins, ends = month_begins(month), month_ends(month)
    (whole,) = vector.elapsed(world.calendar, np.array([begins]), np.array([ends]))
    offsets = np.sort(random.integers(1, whole, size))
    return vector.due(world.calendar, np.full(size, begins), offsets)


def _lives(
    world: World,
    agency: Numbers,
    procedure: Numbers,
    received: Numbers,
    random: np.random.Generator,
) -> Drawn:
    """Working time by term and by how well the agency does; a pause moves everything after it."""
    size, calendar = len(agency), world.calendar
    term = world.term[procedure]
    late = random.random(size) > 0.80 + 0.19 * world.skill[agency]
    part = np.where(late, 1.02 + random.exponential(0.4, size), random.beta(2.2, 2.0, size))
    working = np.maximum((part * term * DAY_WORK_S).astype(np.int64), 60)
    kind = np.searchsorted([0.93, 0.98], random.random(size)).astype(np.int64)
    paused = np.where(kind > 0, random.gamma(2, 1.5, size) * DAY_WORK_S, 0).astype(np.int64)
    before = (working * random.uniform(0.1, 0.7, size)).astype(np.int64)
    due_before = vector.due_days(calendar, received, term)
    pause_from = np.where(kind > 0, vector.due(calendar, received, before), NEVER)
    pause_to = np.where(kind > 0, vector.due(calendar, received, before + paused), NEVER)
    # What a pause that begins before the due time takes is added to it; of a later one nothing.
    moves = (kind > 0) & (pause_from < due_before)
    due = np.where(moves, vector.due(calendar, due_before, np.where(moves, paused, 0)), due_before)
    return Drawn(
        agency=agency, procedure=procedure, channel=agency, submitted=received,
        received=received.copy(), due=due, due_before=due_before, pause_kind=kind,
        pause_from=pause_from, pause_to=pause_to,
        finished=vector.due(calendar, received, working + paused), returned=received,
        ending=agency, working=working, paused=paused,
    )  # fmt: skip


def cut(instants: Numbers, as_of_s: int) -> Numbers:
    """What had not happened by then has not happened."""
    return np.where(instants <= as_of_s, instants, NEVER)


def columns(world: World, drawn: Drawn, random: np.random.Generator) -> dict[str, Any]:
    """The integer columns of facts.DOSSIERS, NEVER for null; texts are put in by number."""
    as_of, size = world.plan.as_of_s, len(drawn.agency)
    finished, returned = cut(drawn.finished, as_of), cut(drawn.returned, as_of)
    began, ended = cut(drawn.pause_from, as_of), cut(drawn.pause_to, as_of)
    done, refused = finished < NEVER, drawn.ending == _REFUSED
    waiting = (began < NEVER) & (ended == NEVER)
    asked = drawn.pause_kind == SUPPLEMENT
    late = done & ~refused & (finished > drawn.due)
    apologised = late & (random.random(size) < 0.3)
    papers = random.integers(1, 9, size)
    digitised = random.binomial(papers, 0.7)
    due = np.where(waiting & (began < drawn.due_before), NEVER, drawn.due)
    decided = done & ((drawn.ending == _GRANTED) | (drawn.ending == _DECLINED))
    cause = np.where(late & (random.random(size) < 0.85), random.integers(1, 6, size), 0)
    fee = world.fee[drawn.procedure]
    return {
        "channel": drawn.channel, "result_channel": random.choice([1, 2, 3], size, p=(0.55, 0.3, 0.15)),
        "status": _status(world, drawn, finished, returned, waiting), "submitted_s": drawn.submitted,
        "received_s": drawn.received, "due_s": due,
        "appointed_s": np.where(apologised, drawn.due + 3 * 86_400, NEVER),
        "finished_s": finished, "returned_s": returned,
        "supplements": ((began < NEVER) & asked).astype(np.int64),
        "supplement_from_s": np.where(asked, began, NEVER),
        "supplement_to_s": np.where(asked, ended, NEVER),
        "pauses": (began < NEVER).astype(np.int64),
        "paused_s": np.where(ended < NEVER, drawn.paused, 0),
        "working_s": np.where(done & ~refused, drawn.working, NEVER),
        "extensions": apologised.astype(np.int64), "apologies": apologised.astype(np.int64),
        "papers": papers, "papers_digitised": digitised,
        "papers_reused": random.binomial(digitised, 0.2),
        "fee": np.where(fee >= 0, fee, NEVER),
        "result_electronic": (decided & (random.random(size) < 0.6)).astype(np.int64),
        "known_s": _known(drawn, finished, returned, began, ended),
        "_ending": np.where(done, drawn.ending, _OPEN), "_cause": cause,
    }  # fmt: skip


def _status(
    world: World, drawn: Drawn, finished: Numbers, returned: Numbers, waiting: Numbers
) -> Numbers:
    first_hours = world.plan.as_of_s - drawn.received < 4 * 3_600
    paused = np.where(drawn.pause_kind == SUPPLEMENT, Status.SUPPLEMENT, Status.FINANCIAL_DUTY)
    early = (drawn.ending == _WITHDRAWN) | (drawn.ending == _STOPPED)
    return np.select(
        [drawn.ending == _REFUSED, returned < NEVER, (finished < NEVER) & early,
         finished < NEVER, waiting, first_hours],
        [Status.REFUSED, Status.RETURNED, Status.STOPPED, Status.DONE, paused, Status.RECEIVED],
        Status.PROCESSING,
    )  # fmt: skip


def _known(drawn: Drawn, *instants: Numbers) -> Numbers:
    last = np.maximum(drawn.submitted, np.where(drawn.received < NEVER, drawn.received, 0))
    for column in instants:
        last = np.maximum(last, np.where(column < NEVER, column, 0))
    return last
