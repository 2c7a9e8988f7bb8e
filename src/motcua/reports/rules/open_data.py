"""Open data: what a data set is, the settings of a day, and the questions its rows answer.

A data set is a definition with a version; what is published of it is frozen, so that whoever cites
a figure finds it again. A count that must not be told stands as None.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from motcua.kernel.errors import InvalidInput

_SETTINGS = Path(__file__).parents[1] / "data" / "open_data.yaml"
Row = Mapping[str, Any]
Shared = dict[str, Any]
MOST_CONDITIONS = 10


class Kind(StrEnum):
    """As Table Schema calls them."""

    TEXT = "string"
    COUNT = "integer"
    SHARE = "number"
    DATE = "date"
    MONTH = "yearmonth"
    YES = "boolean"


@dataclass(frozen=True, kw_only=True)
class Column:
    """`adds` says that its values may be summed over rows."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    words: str = ""
    adds: bool = False


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """Rows in the order of their keys; `first` and `last` where they tell of a period."""

    rows: tuple[Row, ...]
    first: dt.date | None = None
    last: dt.date | None = None
    withheld: int = 0


@dataclass(frozen=True, kw_only=True)
class DataSet:
    """`definition` is raised with every change of columns or of how they are counted. `keys` name
    one row. `draw` reckons the rows as they stand at an instant; sets that are drawn together keep
    what they share in its second argument.
    """

    key: str
    title: str
    about: str
    columns: tuple[Column, ...]
    keys: tuple[str, ...]
    update: str
    basis: str
    draw: Callable[[dt.datetime, Shared], Drawn]
    definition: int = 1
    valid_from: dt.date = dt.date(2026, 1, 1)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def column(self, name: str, field: str) -> Column:
        """Raises InvalidInput with the columns there are."""
        found = next((one for one in self.columns if one.name == name), None)
        if found is None:
            raise InvalidInput(
                f"Không có cột “{name[:60]}”. Chọn trong: {', '.join(self.names)}.", field=field
            )
        return found


@dataclass(frozen=True, kw_only=True)
class Least:
    valid_from: dt.date
    valid_to: dt.date | None
    count: int
    basis: str
    trust: str


@cache
def settings() -> dict[str, Any]:
    with _SETTINGS.open(encoding="utf-8") as rows:
        told: dict[str, Any] = yaml.safe_load(rows)
    told["least"] = tuple(Least(**row) for row in told["least"])
    return told


def least_on(day: dt.date) -> int:
    """The smallest count above zero that may be told; 1 where no rule was in force."""
    for one in settings()["least"]:
        if one.valid_from <= day and (one.valid_to is None or day < one.valid_to):
            return int(one.count)
    return 1


# Questions to the rows of a publication


@dataclass(frozen=True, slots=True)
class Condition:
    column: str
    sign: str
    value: str

    def holds(self, row: Row) -> bool:
        found = row[self.column]
        text = "" if found is None else str(found)
        if self.sign == ":":
            return text == self.value
        return bool(text) and (text >= self.value if self.sign == ">=" else text <= self.value)


_CONDITION = re.compile(r"\s*([a-z_0-9]{1,60})\s*(>=|<=|:)(.*)", re.DOTALL)
_ORDERED = (Kind.DATE, Kind.MONTH)
_SHAPES = {
    Kind.DATE: (re.compile(r"\d{4}-\d{2}-\d{2}"), "2026-03-31"),
    Kind.MONTH: (re.compile(r"\d{4}-\d{2}"), "2026-03"),
}


def conditions(of: DataSet, text: str) -> tuple[Condition, ...]:
    """`month>=2026-01;unit:H52.118` → conditions, all of which must hold. Raises InvalidInput."""
    pieces = [piece for piece in text.split(";") if piece.strip()]
    if len(pieces) > MOST_CONDITIONS:
        raise InvalidInput(f"Nhiều nhất {MOST_CONDITIONS} điều kiện.", field="where")
    return tuple(_condition(of, piece) for piece in pieces)


def _condition(of: DataSet, piece: str) -> Condition:
    told = _CONDITION.fullmatch(piece)
    if told is None:
        raise InvalidInput(
            f"Không đọc được “{piece.strip()[:60]}”. Viết cột:giá_trị, cột>=giá_trị hoặc "
            "cột<=giá_trị; nhiều điều kiện cách nhau bằng dấu chấm phẩy.",
            field="where",
        )
    name, sign, value = told[1], told[2], told[3].strip()
    column = of.column(name, "where")
    if sign != ":" and column.kind not in _ORDERED:
        raise InvalidInput(f"Cột “{name}” chỉ so bằng được. Viết {name}:giá_trị.", field="where")
    if column.kind in _SHAPES and not _SHAPES[column.kind][0].fullmatch(value):
        raise InvalidInput(
            f"“{value[:60]}” không đúng dạng của cột “{name}”, ví dụ {_SHAPES[column.kind][1]}.",
            field="where",
        )
    return Condition(name, sign, value)


def groups(of: DataSet, text: str) -> tuple[str, ...]:
    """Names of columns to group by. Raises InvalidInput for one that holds counts."""
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    for name in names:
        if of.column(name, "group").adds:
            raise InvalidInput(f"Cột “{name}” là số đếm, không gộp theo nó được.", field="group")
    if names and not any(column.adds for column in of.columns):
        raise InvalidInput("Bộ dữ liệu này không có số đếm để cộng. Bỏ group.", field="group")
    return names


def picked(rows: Sequence[Row], wanted: Sequence[Condition]) -> list[Row]:
    return [row for row in rows if all(one.holds(row) for one in wanted)]


def summed(of: DataSet, rows: Sequence[Row], by: Sequence[str]) -> list[Row]:
    """Counts added up by `by`, in the order of the keys; `withheld` says how many were not told
    and so are not in the sums.
    """
    adds = [column.name for column in of.columns if column.adds]
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for row in rows:
        key = tuple(str(row[name] if row[name] is not None else "") for name in by)
        named = {name: row[name] for name in by}
        group = found.setdefault(key, {**named, **dict.fromkeys(adds, 0), "withheld": 0})
        for name in adds:
            if row[name] is None:
                group["withheld"] += 1
            else:
                group[name] += row[name]
    return [found[key] for key in sorted(found)]
