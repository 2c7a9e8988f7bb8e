"""Test values: what a value would earn by a rule, before anybody is scored by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from motcua.index.rules.criteria import CriteriaSet
from motcua.index.rules.faults import Unreadable
from motcua.index.rules.references import references
from motcua.index.rules.scoring import UnitSheet
from motcua.index.rules.sheet import read_cell
from motcua.index.rules.values import Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """`points` None: does not apply, or `fault` says why the value is not taken."""

    points: Fraction | None = None
    fault: str = ""


def asked_with(criteria_set: CriteriaSet, code: str) -> list[str]:
    """Other criteria whose values a criterion's points depend on, near or far."""
    leaves = {leaf.code: leaf for leaf in criteria_set.leaves}
    found: list[str] = []
    waiting = [code]
    while waiting:
        for other in sorted(references(leaves[waiting.pop()]) - {code, *found}):
            found.append(other)
            waiting.append(other)
    return found


def try_value(criteria_set: CriteriaSet, code: str, values: Mapping[str, str]) -> Trial:
    """`values` by code, as SCORES takes them; what is not in it was not handed in."""
    leaves = {leaf.code: leaf for leaf in criteria_set.leaves}
    given: dict[str, Given] = {}
    for one, text in values.items():
        try:
            given[one] = read_cell(leaves[one], text)
        except Unreadable as cause:
            return Trial(fault=str(cause) if one == code else f"tiêu chí {one}: {cause}")
    try:
        return Trial(points=UnitSheet(leaves, given).earned(leaves[code]))
    except Unreadable as cause:
        return Trial(fault=str(cause))
