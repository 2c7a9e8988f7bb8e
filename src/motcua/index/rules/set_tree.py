"""A set on its way: its tree line by line with the sums that must meet, faults and all.

Works on the data of a set file (docs/index-set-file.md), so that a draft that does not add up yet
can be shown and mended; `read_set` says whether it is whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from motcua.index.rules.faults import Fault, InvalidSet, Unreadable
from motcua.index.rules.numbers import ZERO, exact
from motcua.index.rules.reading import read_set
from motcua.index.rules.reading_rules import RuleReader
from motcua.index.rules.rule_words import rule_words

AREAS, BONUS, PENALTIES = "areas", "bonus", "penalties"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the tree. `most` as written, None where nothing is; `summed` of its parts."""

    code: str
    name: str
    depth: int
    section: str
    is_area: bool
    leaf: bool
    most: Fraction | None
    summed: Fraction | None
    rule: str
    may_not_apply: bool
    bound: str
    faults: tuple[str, ...]

    @property
    def apart(self) -> Fraction:
        """By how much the written maximum is above the sum of the parts."""
        if self.leaf or self.most is None or self.summed is None:
            return ZERO
        return self.most - self.summed


def tree_lines(data: Mapping[str, Any]) -> list[Line]:
    """Areas with their criteria, then bonus, then penalties; parents before their parts."""
    faults = faults_by_place(data)
    found: list[Line] = []
    for area in _listed(data, AREAS):
        found += _lines(area, 0, AREAS, faults, is_area=True)
    for section in (BONUS, PENALTIES):
        for criterion in _listed(data.get(section) or {}, "criteria"):
            found += _lines(criterion, 0, section, faults, is_area=False)
    return found


def set_faults(data: Mapping[str, Any]) -> tuple[Fault, ...]:
    """Everything that keeps the set from scoring anybody."""
    try:
        read_set(data)
    except InvalidSet as cause:
        return cause.faults
    return ()


def faults_by_place(data: Mapping[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fault in set_faults(data):
        found.setdefault(fault.where, []).append(fault.message)
    return found


def total_of(data: Mapping[str, Any]) -> Fraction:
    """What all areas come to, by their leaves."""
    return sum((_sum(area) for area in _listed(data, AREAS)), ZERO)


def _lines(
    node: Mapping[str, Any],
    depth: int,
    section: str,
    faults: Mapping[str, list[str]],
    *,
    is_area: bool,
) -> Iterator[Line]:
    parts = _listed(node, "criteria")
    code = str(node.get("code") or "")
    where = f"{'Lĩnh vực' if is_area else 'Tiêu chí'} {code}"
    yield Line(
        code=code,
        name=str(node.get("name") or code),
        depth=depth,
        section=section,
        is_area=is_area,
        leaf=not parts and not is_area,
        most=_amount(node.get("max")),
        summed=_sum(node) if parts else None,
        rule="" if parts or is_area else _words(node),
        may_not_apply=node.get("not_applicable") == "reduces_max",
        bound=str(node.get("bound") or ""),
        faults=tuple(faults.get(where, ())),
    )
    for part in parts:
        yield from _lines(part, depth + 1, section, faults, is_area=False)


def _sum(node: Mapping[str, Any]) -> Fraction:
    """Of its leaves, as far as they can be read."""
    if parts := _listed(node, "criteria"):
        return sum((_sum(part) for part in parts), ZERO)
    return _amount(node.get("max")) or ZERO


def _words(node: Mapping[str, Any]) -> str:
    try:
        return rule_words(RuleReader(_amount(node.get("max"))).read(node.get("rule")))
    except Unreadable:
        return ""


def _amount(value: object) -> Fraction | None:
    try:
        return None if value is None else exact(value)
    except Unreadable:
        return None


def _listed(node: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    listed = node.get(key)
    return [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else []
