"""The ways a value becomes points (cách chấm điểm), each exact.

A rule reads its cell (`read`) and gives points for it (`points`); `most` is the criterion's
maximum, None for a penalty without one. What was not handed in earns nothing by any rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Protocol

from motcua.index.rules.bands import Band, narrowest
from motcua.index.rules.expressions import DivisionByNothing, Expression
from motcua.index.rules.faults import Unreadable
from motcua.index.rules.numbers import ZERO, plain, read_number
from motcua.index.rules.values import (
    Given,
    Others,
    read_at_least_zero,
    read_named,
    read_percentage,
    read_ratio,
    read_yes_no,
)


class Rule(Protocol):
    """`points` is within 0 and `most`; None where the rule finds that it does not apply."""

    kind: ClassVar[str]

    def read(self, text: str, most: Fraction | None) -> Given: ...

    def points(self, given: Given, most: Fraction | None, others: Others) -> Fraction | None: ...

    @property
    def references(self) -> frozenset[str]: ...


class _Alone:
    """Rules that look at their own cell only."""

    @property
    def references(self) -> frozenset[str]:
        return frozenset()


@dataclass(frozen=True, slots=True)
class Points(_Alone):
    """The value is the points."""

    kind: ClassVar[str] = "points"

    def read(self, text: str, most: Fraction | None) -> Given:
        number = read_at_least_zero(text)
        if most is not None and number > most:
            raise Unreadable(f"{plain(number)} điểm vượt điểm tối đa {plain(most)}.")
        return Given(number=number)

    def points(self, given: Given, most: Fraction | None, others: Others) -> Fraction:
        return given.number


@dataclass(frozen=True, slots=True)
class YesNo(_Alone):
    """All or nothing, or two amounts."""

    yes: Fraction
    no: Fraction
    kind: ClassVar[str] = "yes_no"

    def read(self, text: str, most: Fraction | None) -> Given:
        return Given(number=read_yes_no(text))

    def points(self, given: Given, most: Fraction | None, others: Others) -> Fraction:
        return self.yes if given.number else self.no


@dataclass(frozen=True, slots=True)
class Bands(_Alone):
    """Points by the band the value is in, none outside all; `on_ratio` reads it as a quotient."""

    bands: tuple[Band, ...]
    amounts: tuple[Fraction, ...]
    on_ratio: bool = False
    kind: ClassVar[str] = "bands"

    def read(self, text: str, most: Fraction | None) -> Given:
        return read_ratio(text) if self.on_ratio else Given(number=read_number(text))

    def points(self, given: Given, most: Fraction | None, others: Others) -> Fraction:
        chosen = narrowest(self.bands, given.number)
        return ZERO if chosen is None else self.amounts[chosen]


@dataclass(frozen=True, slots=True)
class Ratio(_Alone):
    """In proportion to how much of the target is reached; nothing below the floor."""

    target: Fraction
    floor: Fraction
    kind: ClassVar[str] = "ratio"

    def read(self, text: str, most: Fraction | None) -> Given:
        return read_ratio(text)

    def points(self, given: Given, most: Fraction | None, others: Others) -> Fraction:
        if given.number < self.floor:
            return ZERO
        return (most or ZERO) * min(Fraction(1), given.number / self.target)


@dataclass(frozen=True, slots=True)
class Survey(_Alone):
    """A percentage from a survey (điều tra xã hội học); nobody scores it for themselves."""

    kind: ClassVar[str] = "survey"

    def read(self, text: str, most: Fraction | None) -> Given:
        return Given(number=read_percentage(text))

    def points(self, given: Given, most: Fraction | None, others: Others) -> Fraction:
        return (most or ZERO) * given.number / 100


@dataclass(frozen=True, slots=True)
class PerUnit(_Alone):
    """So many points for each one counted, at most the maximum."""

    each: Fraction
    kind: ClassVar[str] = "per_unit"

    def read(self, text: str, most: Fraction | None) -> Given:
        return Given(number=read_at_least_zero(text))

    def points(self, given: Given, most: Fraction | None, others: Others) -> Fraction:
        earned = given.number * self.each
        return earned if most is None else min(earned, most)


@dataclass(frozen=True, slots=True)
class Formula:
    """An expression over named values, kept within 0 and the maximum."""

    expression: Expression
    kind: ClassVar[str] = "formula"

    def read(self, text: str, most: Fraction | None) -> Given:
        named = read_named(text, self.variables)
        number = next(iter(named.values())) if len(named) == 1 else ZERO
        return Given(number=number, named=named)

    def points(self, given: Given, most: Fraction | None, others: Others) -> Fraction | None:
        names = dict(given.named) | ({} if most is None else {"maximum": most})

        def ask(what: str, code: str) -> Fraction:
            return others.points(code) if what == "points" else others.value(code).number

        try:
            earned = max(ZERO, self.expression.value(names, ask))
        except DivisionByNothing:
            return None
        return earned if most is None else min(earned, most)

    @property
    def variables(self) -> frozenset[str]:
        return self.expression.names - {"maximum"}

    @property
    def references(self) -> frozenset[str]:
        return self.expression.references


@dataclass(frozen=True, slots=True)
class Case:
    """`band` over the other criterion's value; None is for where that one does not apply."""

    band: Band | None
    rule: Rule


@dataclass(frozen=True, slots=True)
class Branch:
    """Another criterion's value chooses the rule; with no case for it `otherwise`, else nothing."""

    on: str
    cases: tuple[Case, ...]
    otherwise: Rule | None
    kind: ClassVar[str] = "branch"

    def read(self, text: str, most: Fraction | None) -> Given:
        readings = tuple(_reading(rule, text, most) for rule in self._rules)
        if readings and all(isinstance(reading, Unreadable) for reading in readings):
            assert isinstance(readings[0], Unreadable)
            raise readings[0]
        number = next((r.number for r in readings if isinstance(r, Given)), ZERO)
        return Given(number=number, by_case=readings)

    def points(self, given: Given, most: Fraction | None, others: Others) -> Fraction | None:
        chosen = self._chosen(others.value(self.on))
        if chosen is None:
            return ZERO
        reading = given.by_case[chosen]
        if isinstance(reading, Unreadable):
            raise reading
        return None if reading.not_applicable else self._rules[chosen].points(reading, most, others)

    def _chosen(self, on: Given) -> int | None:
        if on.not_applicable:
            found = next((i for i, case in enumerate(self.cases) if case.band is None), None)
        else:
            named = [i for i, case in enumerate(self.cases) if case.band is not None]
            bands = [case.band for case in self.cases if case.band is not None]
            inner = narrowest(bands, on.number)
            found = None if inner is None else named[inner]
        if found is None and self.otherwise is not None:
            return len(self.cases)
        return found

    @property
    def _rules(self) -> tuple[Rule, ...]:
        rules = tuple(case.rule for case in self.cases)
        return rules if self.otherwise is None else (*rules, self.otherwise)

    @property
    def references(self) -> frozenset[str]:
        return frozenset({self.on}).union(*(rule.references for rule in self._rules))


def _reading(rule: Rule, text: str, most: Fraction | None) -> Given | Unreadable:
    try:
        return rule.read(text, most)
    except Unreadable as refusal:
        return refusal
