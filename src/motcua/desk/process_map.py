"""A process map as plain values for an SVG: boxes in a row, ways as curves above and below."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from motcua.kernel.money import grouped
from motcua.reports.rules.process.analysis import Times, Way
from motcua.ui.words import length_words

BOX_WIDTH, BOX_HEIGHT, GAP, EDGE = 136, 76, 64, 12
LINE_LETTERS = 17
HEATS = 5
MOST_STEPS = 12
_RISE = 26


@dataclass(frozen=True)
class Node:
    x: int
    y: int
    lines: tuple[str, ...]
    under: str
    heat: int


@dataclass(frozen=True)
class Curve:
    path: str
    label: str
    x: float
    y: float
    back: bool
    thick: int


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    nodes: tuple[Node, ...]
    curves: tuple[Curve, ...]


def drawing(times: Sequence[Times], ways: Sequence[Way], order: Mapping[str, int],
            names: Mapping[str, str]) -> Drawing:  # fmt: skip
    """`order`: where each step usually stands; the heat is its share of all time."""
    steps = sorted((t for t in times if t.key), key=lambda t: (order.get(t.key, 99), t.key))
    steps = steps[:MOST_STEPS]
    places = {step.key: place for place, step in enumerate(steps)}
    shown = [w for w in ways if w.source in places and w.target in places]
    above = max((_span(places, w) for w in shown if _leaps(places, w)), default=0)
    below = max((_span(places, w) for w in shown if _back(places, w)), default=0)
    top = EDGE + 24 + above * _RISE
    whole = sum(step.total for step in steps) or 1
    most = max((w.count for w in shown), default=1)
    return Drawing(
        width=2 * EDGE + len(steps) * (BOX_WIDTH + GAP) - GAP,
        height=top + BOX_HEIGHT + below * _RISE + 40,
        nodes=tuple(_node(places[s.key], top, s, names, whole) for s in steps),
        curves=tuple(_curve(places, w, top, most) for w in shown),
    )


def _node(place: int, top: int, step: Times, names: Mapping[str, str], whole: int) -> Node:
    name = names.get(step.key, step.key)
    lines = textwrap.wrap(name, LINE_LETTERS, max_lines=2, placeholder="…")
    heat = 1 + min(HEATS - 1, int(HEATS * step.total / whole))
    return Node(_left(place), top, tuple(lines), length_words(step.p50), heat)


def _left(place: int) -> int:
    return EDGE + place * (BOX_WIDTH + GAP)


def _span(places: Mapping[str, int], way: Way) -> int:
    return abs(places[way.target] - places[way.source])


def _leaps(places: Mapping[str, int], way: Way) -> bool:
    return places[way.target] - places[way.source] > 1


def _back(places: Mapping[str, int], way: Way) -> bool:
    return places[way.target] <= places[way.source]


def _curve(places: Mapping[str, int], way: Way, top: int, most: int) -> Curve:
    source, target = _left(places[way.source]), _left(places[way.target])
    thick = 1 + round(3 * way.count / most)
    label = grouped(way.count)
    if not _leaps(places, way) and not _back(places, way):
        y = top + BOX_HEIGHT // 2
        start, end = source + BOX_WIDTH, target - 6
        return Curve(f"M {start} {y} L {end} {y}", label, (start + end) / 2, y - 8, False, thick)
    back = _back(places, way)
    y = top + BOX_HEIGHT if back else top
    bend = y + (1 if back else -1) * (_RISE * max(_span(places, way), 1))
    start, end = source + BOX_WIDTH * 3 // 5, target + BOX_WIDTH * 2 // 5
    path = f"M {start} {y} C {start} {bend}, {end} {bend}, {end} {y + (6 if back else -6)}"
    middle = y + (bend - y) * 3 // 4
    return Curve(path, label, (start + end) / 2, middle + (14 if back else -6), back, thick)
