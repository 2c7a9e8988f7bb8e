"""In time, unit beside field or procedure: the fullest rows and columns of a view."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.kernel.figures import Figure
from motcua.procedures.models import ProcedureVersion
from motcua.reports.queries import tallies
from motcua.reports.queries.board_views import View, names_of
from motcua.reports.queries.boards import MONTHS, trend
from motcua.reports.rules import boards as rules

MOST_ROWS, MOST_COLUMNS = 12, 8


@dataclass(frozen=True, kw_only=True)
class Grid:
    """In time of what was finished, by row and column; `by`: what stands in each, as keys."""

    by: tuple[str, str]
    rows: list[tuple[str, str]]
    columns: list[tuple[str, str]]
    cells: Mapping[tuple[str, str], Figure]
    left_out: int


def heat(view: View, on: dt.date) -> Grid:
    """Units by fields; by the procedures of a field; of one unit, its procedures by month."""
    if view.alone:
        return _grid(view, "procedure", "first", on)
    return _grid(view, "agency", "procedure" if view.field else "field", on)


def _grid(view: View, row: str, column: str, on: dt.date) -> Grid:
    keys, first = dict(view.keys), view.period.first
    if column == "first":
        first = trend(view.period)[0]
    else:
        # Of thousands of agencies only the fullest are read any deeper.
        keys = _fullest(view, keys)
    rows = tallies.sums(
        "cell", first=first, last=view.period.last, by=[row, column], counts=rules.FINISHED, **keys
    )
    cells = {
        (str(told[row]), str(told[column])): rules.figure("on_time_rate", told, {}) for told in rows
    }
    tops, all_rows = _tops(cells, 0, MOST_ROWS)
    heads, _all = _tops(cells, 1, MOST_COLUMNS if column != "first" else MONTHS)
    if column == "first":
        heads = [str(month) for month in trend(view.period)]
    return Grid(
        by=(row, column), rows=_named(row, tops, on), columns=_named(column, heads, on),
        cells=cells, left_out=all_rows - len(tops),
    )  # fmt: skip


def _fullest(view: View, keys: dict[str, Any]) -> dict[str, Any]:
    grain = tallies.grain_of(keys, "agency")
    rows = tallies.sums(
        grain, first=view.period.first, last=view.period.last, by=["agency"],
        counts=rules.FINISHED, **keys,
    )  # fmt: skip
    by_size = sorted(rows, key=lambda row: (-sum(row[n] for n in rules.FINISHED), row["agency"]))
    kept = {name: value for name, value in keys.items() if name != "agency__in"}
    return kept | {"agency__in": [row["agency"] for row in by_size[:MOST_ROWS]]}


def _tops(cells: Mapping[tuple[str, str], Figure], side: int, most: int) -> tuple[list[str], int]:
    sizes: dict[str, int] = {}
    for key, one in cells.items():
        sizes[key[side]] = sizes.get(key[side], 0) + one.denominator
    full = [key for key, size in sizes.items() if size]
    return sorted(full, key=lambda key: (-sizes[key], key))[:most], len(full)


def _named(by: str, keys: list[str], on: dt.date) -> list[tuple[str, str]]:
    names: Mapping[str, str] = {}
    if by == "agency":
        names = names_of(keys, on)
    elif by == "procedure":
        names = procedure_names(keys)
    return [(key, names.get(key, key)) for key in keys]


def procedure_names(codes: Iterable[str]) -> dict[str, str]:
    versions = ProcedureVersion.objects.filter(procedure__code__in=set(codes)).order_by("number")
    return dict(versions.values_list("procedure__code", "name"))


def fields(view: View) -> list[str]:
    """Those in which anything was received or finished in the period."""
    wide = view.without_field
    rows = tallies.sums(
        tallies.grain_of(wide, "field"), first=view.period.first, last=view.period.last,
        by=["field"], counts=("received",), **wide,
    )  # fmt: skip
    return [row["field"] for row in rows if row["field"]]
