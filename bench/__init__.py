"""Benchmarks: every figure beside a peer or a limit, measured in one interleaved run.

A benchmark is a module with `run(*, as_json) -> bool`: it prints its figures and says whether all
targets were met. Not tests: they take minutes and want a quiet machine.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """`ratio` is how many times faster than the peer; `target` the least of it, 0 for none."""

    name: str
    value: float
    unit: str
    peer: str
    peer_value: float
    target: float = 0.0
    spread: float = 0.0

    @property
    def ratio(self) -> float:
        return self.peer_value / self.value

    @property
    def met(self) -> bool:
        return self.ratio >= self.target


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds a unit: the median of the rounds, and how far they lay apart (max/min)."""

    median: float
    spread: float


def interleaved(
    contestants: Mapping[str, tuple[Callable[[], object], int]], *, rounds: int = 7
) -> dict[str, Timing]:
    """CPU seconds a unit; each is called once a round, so that all share the machine's moods.

    The number beside a contestant is how many units one call does.
    """
    seen: dict[str, list[float]] = {name: [] for name in contestants}
    for round_number in range(rounds + 1):
        for name, (work, units) in contestants.items():
            began = time.process_time()
            work()
            spent = time.process_time() - began
            if round_number:  # the first round only warms up
                seen[name].append(spent / units)
    return {
        name: Timing(statistics.median(times), max(times) / max(min(times), 1e-12))
        for name, times in seen.items()
    }


def show(figures: list[Figure], *, as_json: bool) -> bool:
    """Prints the figures; whether all targets were met."""
    for figure in figures:
        print(_json(figure) if as_json else _line(figure), flush=True)
    for figure in figures:
        if not figure.met:
            print(
                f"Chưa đạt: {figure.name} so với {figure.peer} là {figure.ratio:.2f} lần, "
                f"cần {figure.target:g} lần.",
                file=sys.stderr,
            )
    return all(figure.met for figure in figures)


def _json(figure: Figure) -> str:
    return json.dumps(
        {
            "name": figure.name,
            "value": round(figure.value, 6),
            "unit": figure.unit,
            "peer": figure.peer,
            "peer_value": round(figure.peer_value, 6),
            "ratio": round(figure.ratio, 3),
        },
        ensure_ascii=False,
    )


def _line(figure: Figure) -> str:
    target = f"cần ≥ {figure.target:g}×" if figure.target else ""
    return (
        f"{figure.name:28} {figure.value:10.4f} {figure.unit:6} {figure.peer:30} "
        f"{figure.peer_value:10.4f} {figure.ratio:8.2f}× {target:12} ±{figure.spread:.2f}"
    )
