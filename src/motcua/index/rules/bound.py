"""Criteria that facts fill (`bound` in a set file), and a figure as the text its rule reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from motcua.index.rules.criteria import Criterion
from motcua.index.rules.kinds import Bands, Formula, PerUnit, Points, Ratio, Survey, YesNo
from motcua.index.rules.numbers import plain
from motcua.kernel.figures import Figure

# A quotient that never ends is written with so many decimals.
_PLACES = 6


def bound_names(body: Mapping[str, Any]) -> dict[str, str]:
    """By code of criterion, the name of the figure that fills it."""
    return {
        str(entry["code"]): str(entry["bound"])
        for entry in _criteria(body)
        if entry.get("bound") and entry.get("code")
    }


def _criteria(body: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    sections = [*(body.get("areas") or []), body.get("bonus") or {}, body.get("penalties") or {}]
    queue = [entry for section in sections for entry in section.get("criteria") or []]
    while queue:
        entry = queue.pop()
        yield entry
        queue.extend(entry.get("criteria") or [])


def as_value(leaf: Criterion, figure: Figure) -> str:
    """Empty where there is nothing to divide by and the criterion always applies."""
    if not figure.denominator:
        return "NA" if leaf.may_not_apply else ""
    rule, quotient = leaf.rule, Fraction(figure.numerator, figure.denominator)
    if isinstance(rule, Ratio) or (isinstance(rule, Bands) and rule.on_ratio):
        return f"{figure.numerator}/{figure.denominator}"
    if isinstance(rule, YesNo):
        return "1" if figure.numerator >= figure.denominator else "0"
    if isinstance(rule, Formula | PerUnit | Points):
        return _counted(rule, figure)
    if isinstance(rule, Survey | Bands) and figure.denominator != 1:
        return _decimal(quotient * 100)
    return _decimal(quotient)


def _counted(rule: Formula | PerUnit | Points, figure: Figure) -> str:
    """A formula of two values takes them as `done` and `assigned`."""
    if isinstance(rule, Formula) and rule.variables == {"done", "assigned"}:
        return f"done={figure.numerator}; assigned={figure.denominator}"
    return _decimal(Fraction(figure.numerator, figure.denominator))


def _decimal(value: Fraction) -> str:
    return plain(Fraction(round(value * 10**_PLACES), 10**_PLACES))
