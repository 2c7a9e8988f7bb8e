"""Which units may be asked for their opinion: one's own agency first, others by typing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from motcua.kernel.clock import local
from motcua.kernel.folding import fold
from motcua.organisations.queries import units

MOST = 8


def choices_of(
    text: str, chosen: Iterable[str], holder: int | None, now: dt.datetime
) -> list[tuple[str, str]]:
    """Those chosen stay in sight; then what was typed, else the other parts of one's agency."""
    tree = units.tree(local(now).date())
    kept = [int(one) for one in chosen if one.isdecimal() and int(one) in tree.places]
    words = fold(text).split()
    found = _typed(words, now) if words else _near(holder, now)
    listed = dict.fromkeys([*kept, *(unit for unit in found if unit != holder)])
    return [(str(unit), _name(unit, now)) for unit in listed]


def _typed(words: list[str], now: dt.datetime) -> list[int]:
    """Every word in the unit's name or in its agency's, letters without marks."""
    on = local(now).date()
    found = [
        (len(name), unit)
        for unit in units.tree(on).places
        if all(word in (name := fold(_name(unit, now))) for word in words)
    ]
    return [unit for _length, unit in sorted(found)[:MOST]]


def _near(holder: int | None, now: dt.datetime) -> list[int]:
    if holder is None:
        return []
    tree = units.tree(local(now).date())
    line = tree.line(holder)
    top = line[1].unit_id if len(line) > 1 else holder
    return sorted(tree.below(top) - {top})[:MOST]


def _name(unit: int, now: dt.datetime) -> str:
    """`Phòng Kinh tế, UBND xã Mai Sơn`: parts of different agencies have the same names."""
    place, *above = units.tree(local(now).date()).line(unit)
    return f"{place.name}, {above[0].short_name}" if len(above) > 1 else place.name
