"""What stretches come to: times by step, unit and post, variants, rework, hand-overs, loops.

Percentiles are members of the sample (the least value that the given share does not exceed), so
that they are whole seconds and every engine finds the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from motcua.reports.rules.process.stretches import Ints, Kind, Stretches

SUPPLEMENT_VERBS = frozenset({"request_supplement", "approve_supplement"})
SEND_BACK = "send_back"


@dataclass(frozen=True, kw_only=True)
class Times:
    """Of the stays at `key`: how many, in how many cases, and working seconds of each kind."""

    key: str
    stays: int
    cases: int
    p50: int
    p90: int
    waiting_p50: int
    waiting_p90: int
    working_p50: int
    working_p90: int
    waiting: int
    working: int
    paused: int

    @property
    def total(self) -> int:
        return self.waiting + self.working


@dataclass(frozen=True, kw_only=True)
class Variant:
    steps: tuple[str, ...]
    cases: int
    share: float
    median: int


@dataclass(frozen=True, kw_only=True)
class Rework:
    """`again` are stays in a step beyond the first of the same case, and the time they took."""

    step: str
    cases: int
    again: int
    seconds: int


@dataclass(frozen=True, kw_only=True)
class Way:
    """From one step or holder to another: how often, and how long the middle one took."""

    source: str
    target: str
    count: int
    median: int


@dataclass(frozen=True, kw_only=True)
class Loops:
    """Cases by how often a supplement was asked for; `median` in plain seconds of one pause."""

    cases: dict[int, int]
    pauses: int
    median: int


@dataclass(frozen=True)
class _Runs:
    """Stays: rows that follow each other in one case at one key."""

    case: Ints
    key: Ints
    kinds: Ints  # a row a kind
    clock: Ints

    @property
    def seconds(self) -> Ints:
        """Pauses are nobody's time."""
        return np.asarray(self.kinds[Kind.WAITING] + self.kinds[Kind.WORKING])


def throughput(table: Stretches) -> Ints:
    """Plain seconds of each case from first to last."""
    return np.bincount(table.case, table.clock, len(table.cases)).astype(np.int64)


def worked(table: Stretches) -> Ints:
    """Working seconds of each case, pauses taken out."""
    counted = np.where(table.kind == Kind.PAUSED, 0, table.seconds)
    return np.bincount(table.case, counted, len(table.cases)).astype(np.int64)


def by_step(table: Stretches) -> list[Times]:
    return _times(_steps(table), table.steps)


def by_holder(table: Stretches) -> list[Times]:
    """By unit and role, whoever of them it was."""
    return _times(_runs(table, table.holder, table.holder), table.holders)


def by_post(table: Stretches) -> list[Times]:
    found = _times(_runs(table, table.post, table.post), table.posts)
    return [times for times in found if times.key]


def variants(table: Stretches) -> list[Variant]:
    """Ways through the process, the commonest first; each case is in exactly one."""
    runs = _steps(table)
    ways: dict[tuple[int, ...], list[int]] = {}
    for case, way in _ways(runs, len(table.cases)):
        ways.setdefault(way, []).append(case)
    spent = worked(table)
    found = [
        Variant(
            steps=tuple(table.steps[step] for step in way),
            cases=len(cases),
            share=len(cases) / len(table.cases),
            median=percentile(spent[cases], 50),
        )
        for way, cases in ways.items()
    ]
    return sorted(found, key=lambda variant: (-variant.cases, variant.steps))


def _ways(runs: _Runs, cases: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    bounds = np.searchsorted(runs.case, np.arange(cases + 1))
    keys = runs.key.tolist()
    for case, (start, end) in enumerate(
        zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)
    ):
        yield case, tuple(keys[start:end])


def rework(table: Stretches) -> list[Rework]:
    """Steps that cases came back to, the most often first."""
    runs = _steps(table)
    found = []
    for step, (cases, seconds) in _grouped(runs.key, runs.case, runs.seconds):
        again = np.ones(len(cases), bool)
        again[np.unique(cases, return_index=True)[1]] = False
        if again.any():
            found.append(
                Rework(
                    step=table.steps[step],
                    cases=len(np.unique(cases[again])),
                    again=int(again.sum()),
                    seconds=int(seconds[again].sum()),
                )
            )
    return sorted(found, key=lambda row: (-row.again, row.step))


def sent_back(table: Stretches) -> int:
    """How many times a case was sent back."""
    return _begun_by(table, frozenset({SEND_BACK}))


def ways_between_steps(table: Stretches) -> list[Way]:
    """The map: what follows what, with the working time in the step that was left."""
    runs = _steps(table)
    return _followed(runs, table.steps, runs.seconds[:-1])


def hand_overs(table: Stretches) -> list[Way]:
    """Who hands to whom, with how long it then waited for the receiver's first act."""
    runs = _runs(table, table.holder, table.holder)
    return _followed(runs, table.holders, runs.kinds[Kind.WAITING][1:])


def loops(table: Stretches) -> Loops:
    asks = {place for place, verb in enumerate(table.verbs) if verb in SUPPLEMENT_VERBS}
    rows = (table.kind == Kind.PAUSED) & np.isin(table.verb, list(asks))
    times = np.bincount(table.case[rows], minlength=len(table.cases))
    counted = Counter(times.tolist())
    return Loops(
        cases=dict(sorted(counted.items())),
        pauses=int(rows.sum()),
        median=percentile(table.clock[rows], 50),
    )


def percentile(values: Ints, share: float) -> int:
    """0 for an empty sample."""
    if not len(values):
        return 0
    return int(np.percentile(values, share, method="inverted_cdf"))


def _begun_by(table: Stretches, verbs: frozenset[str]) -> int:
    """Stays that one of these acts began."""
    places = [place for place, verb in enumerate(table.verbs) if verb in verbs]
    starts = _starts(table.case, table.visit)
    return int(np.isin(table.verb[starts], places).sum())


def _starts(*columns: Ints) -> Ints:
    """Where the first row of each run stands."""
    size = len(columns[0])
    changed = np.ones(size, bool)
    changed[1:] = np.any([column[1:] != column[:-1] for column in columns], axis=0)
    return np.flatnonzero(changed)


def _steps(table: Stretches) -> _Runs:
    """Acts that overlap in a foreign log are taken apart: each piece is a stay of its own."""
    return _runs(table, table.step, table.visit * len(table.steps) + table.step)


def _runs(table: Stretches, key: Ints, change: Ints) -> _Runs:
    """`change`: a column that differs wherever a new stay begins."""
    if not len(key):
        empty = np.zeros(0, np.int64)
        return _Runs(empty, empty, np.zeros((len(Kind), 0), np.int64), empty)
    starts = _starts(table.case, change)
    kinds = [
        np.add.reduceat(np.where(table.kind == kind, table.seconds, 0), starts) for kind in Kind
    ]
    return _Runs(
        table.case[starts], key[starts], np.stack(kinds), np.add.reduceat(table.clock, starts)
    )


def _times(runs: _Runs, names: Sequence[str]) -> list[Times]:
    waiting, working, paused = (runs.kinds[kind] for kind in Kind)
    found = [
        _time(names[key], *columns)
        for key, columns in _grouped(runs.key, runs.case, waiting, working, paused)
    ]
    return sorted(found, key=lambda times: (-times.total, times.key))


def _time(key: str, cases: Ints, waiting: Ints, working: Ints, paused: Ints) -> Times:
    return Times(
        key=key,
        stays=len(cases),
        cases=len(np.unique(cases)),
        p50=percentile(waiting + working, 50),
        p90=percentile(waiting + working, 90),
        waiting_p50=percentile(waiting, 50),
        waiting_p90=percentile(waiting, 90),
        working_p50=percentile(working, 50),
        working_p90=percentile(working, 90),
        waiting=int(waiting.sum()),
        working=int(working.sum()),
        paused=int(paused.sum()),
    )


def _grouped(key: Ints, *columns: Ints) -> Iterator[tuple[int, list[Ints]]]:
    if not len(key):
        return
    order = np.argsort(key, kind="stable")
    starts = _starts(key[order])
    pieces = [np.split(column[order], starts[1:]) for column in columns]
    for place, start in enumerate(starts.tolist()):
        yield int(key[order][start]), [piece[place] for piece in pieces]


def _followed(runs: _Runs, names: Sequence[str], seconds: Ints) -> list[Way]:
    same = runs.case[1:] == runs.case[:-1]
    pairs = runs.key[:-1] * len(names) + runs.key[1:]
    found = [
        Way(
            source=names[pair // len(names)],
            target=names[pair % len(names)],
            count=len(taken),
            median=percentile(taken, 50),
        )
        for pair, (taken,) in _grouped(pairs[same], seconds[same])
    ]
    return sorted(found, key=lambda way: (-way.count, way.source, way.target))
