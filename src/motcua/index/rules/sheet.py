"""A score sheet: what each unit was given for each criterion, each different text read once.

A column keeps its distinct values and, for every unit, which of them it has. So 11,000 communes
that answer yes or no are two values, read and refused once.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from motcua.index.rules.criteria import CriteriaSet, Criterion
from motcua.index.rules.faults import Fault, InvalidScores, Unreadable
from motcua.index.rules.values import MISSING, NA, NOT_APPLICABLE, Given


@dataclass(frozen=True, eq=False)
class Column:
    """`codes[u]` is the place of unit u's value in `givens`; place 0 is “not handed in”."""

    leaf: Criterion
    givens: tuple[Given, ...]
    codes: NDArray[np.int32]

    def given(self, unit: int) -> Given:
        return self.givens[int(self.codes[unit])]


@dataclass(frozen=True, eq=False)
class Sheet:
    """`columns` stand as the leaves of the set do."""

    criteria_set: CriteriaSet
    units: tuple[str, ...]
    columns: tuple[Column, ...]

    def given_of(self, unit: int) -> dict[str, Given]:
        return {column.leaf.code: column.given(unit) for column in self.columns}

    def missing_of(self, unit: int) -> list[str]:
        return [column.leaf.code for column in self.columns if not column.codes[unit]]

    def changed(self, unit: str, values: Mapping[str, str]) -> Sheet:
        """The same sheet with other values of one unit, for a what-if; this one stays."""
        place = self.units.index(unit)
        read = {code: _read_here(self, unit, code, text) for code, text in values.items()}
        columns = [
            _with_value(column, place, read[column.leaf.code])
            if column.leaf.code in read
            else column
            for column in self.columns
        ]
        return replace(self, columns=tuple(columns))


def _with_value(column: Column, place: int, given: Given) -> Column:
    codes = column.codes.copy()
    codes[place] = len(column.givens)
    return Column(column.leaf, (*column.givens, given), codes)


def _read_here(sheet: Sheet, unit: str, code: str, text: str) -> Given:
    where = f"{unit}, tiêu chí {code}"
    leaves = {leaf.code: leaf for leaf in sheet.criteria_set.leaves}
    if code not in leaves:
        raise InvalidScores([Fault(where, "không có trong bộ tiêu chí.")])
    try:
        return read_cell(leaves[code], text)
    except Unreadable as cause:
        raise InvalidScores([Fault(where, str(cause))]) from None


def read_cell(leaf: Criterion, text: str) -> Given:
    """`Unreadable` says what the criterion takes instead."""
    if not text.strip():
        return MISSING
    if text.strip().lower() in NOT_APPLICABLE:
        if leaf.may_not_apply:
            return NA
        raise Unreadable("tiêu chí này luôn áp dụng, không ghi NA. Ghi giá trị hoặc 0.")
    assert leaf.rule is not None
    given = leaf.rule.read(text, leaf.most)
    if given.not_applicable and not leaf.may_not_apply:
        raise Unreadable("mẫu số bằng 0, không chia được, và tiêu chí này luôn áp dụng.")
    return given


@dataclass
class _Growing:
    leaf: Criterion
    givens: list[Given] = field(default_factory=lambda: [MISSING])
    places: dict[str, int] = field(default_factory=dict)
    codes: array[int] = field(default_factory=lambda: array("i"))


class SheetReader:
    """Rows in any order; `sheet()` gives the sheet, or all that was wrong with the rows."""

    def __init__(self, criteria_set: CriteriaSet) -> None:
        self.criteria_set = criteria_set
        self.faults: list[Fault] = []
        self._columns = {leaf.code: _Growing(leaf) for leaf in criteria_set.leaves}
        self._units: dict[str, int] = {}

    def add(self, unit: str, code: str, text: str, *, where: str) -> None:
        unit, code = unit.strip(), code.strip()
        column = self._columns.get(code)
        if not unit or column is None:
            self._fault(where, self._not_a_row(unit, code))
            return
        at = self._units.setdefault(unit, len(self._units))
        place = column.places.get(text)
        if place is None:
            place = self._read(column, text, where)
        codes = column.codes
        if at >= len(codes):
            codes.extend([0] * (at + 1 - len(codes)))
        elif codes[at] and place >= 0:
            self._fault(where, f"{unit} đã có giá trị của tiêu chí {code} ở một dòng trên.")
        codes[at] = max(place, 0)
        if place < 0:
            self._fault(where, str(self._refused(column, text)))

    def sheet(self) -> Sheet:
        if self.faults:
            raise InvalidScores(self.faults)
        size = len(self._units)
        columns = []
        for column in self._columns.values():
            codes = np.zeros(size, np.int32)
            codes[: len(column.codes)] = column.codes
            columns.append(Column(column.leaf, tuple(column.givens), codes))
        return Sheet(self.criteria_set, tuple(self._units), tuple(columns))

    def _read(self, column: _Growing, text: str, where: str) -> int:
        """The place of a text seen for the first time; −1 when its criterion refuses it."""
        try:
            given = read_cell(column.leaf, text)
        except Unreadable:
            place = -1
        else:
            place = 0 if given is MISSING else len(column.givens)
            if place:
                column.givens.append(given)
        column.places[text] = place
        return place

    def _refused(self, column: _Growing, text: str) -> str:
        try:
            read_cell(column.leaf, text)
        except Unreadable as cause:
            return f"tiêu chí {column.leaf.code}: {cause}"
        raise AssertionError(text)

    def _not_a_row(self, unit: str, code: str) -> str:
        if not unit:
            return "thiếu tên đơn vị (unit)."
        if code in self.criteria_set.by_code:
            return f"tiêu chí {code} gồm các tiêu chí con; ghi giá trị ở tiêu chí con."
        return f"không có tiêu chí “{code[:40]}” trong bộ tiêu chí."

    def _fault(self, where: str, message: str) -> None:
        self.faults.append(Fault(where, message))
