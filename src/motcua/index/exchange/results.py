"""A scored table as rows of text, as `motcua index score` prints it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO

from motcua.index.rules.numbers import decimal_text
from motcua.index.rules.table import Table, total_hundredths

Row = Mapping[str, str | int | float | None]


def result_rows(table: Table, *, details: bool = False) -> list[dict[str, str]]:
    """Sorted by block, place and name, so that the order of the input does not matter."""
    units, blocks = table.sheet.units, table.blocks
    places = table.places.tolist()
    columns = _columns(table, details=details)
    rows = [
        {
            "unit": unit,
            "block": blocks[at],
            **{name: cells[at] for name, cells in columns.items()},
        }
        for at, unit in enumerate(units)
    ]
    order = sorted(
        range(len(units)), key=lambda at: (blocks[at], places[at] or len(units) + 1, units[at])
    )
    return [rows[at] for at in order]


def _columns(table: Table, *, details: bool) -> dict[str, list[str]]:
    places = ["" if not place else str(place) for place in table.places.tolist()]
    index = _texts(table.index_hundredths.tolist())
    index = [text if place else "NA" for text, place in zip(index, places, strict=True)]
    columns = {
        "points": _texts(total_hundredths(table.points).tolist()),
        "max_applicable": _texts(total_hundredths(table.most).tolist()),
        "index": index,
        "rank": places,
        "grade": table.grades,
    }
    for code, area in table.areas.items():
        columns[f"area:{code}"] = _texts(total_hundredths(area).tolist())
    if details:
        columns["bonus"] = _texts(total_hundredths(table.bonus).tolist())
        columns["penalty"] = _texts(total_hundredths(table.penalty).tolist())
        columns["overall_rank"] = [str(place or "") for place in table.overall_places.tolist()]
        columns |= _parts(table)
    return columns


def _parts(table: Table) -> dict[str, list[str]]:
    """What was appraised and what was surveyed, each in percent of its own maximum."""
    columns: dict[str, list[str]] = {}
    for name, (index, places) in table.part_tables().items():
        columns[f"{name}_index"] = ["" if at < 0 else decimal_text(at) for at in index.tolist()]
        columns[f"{name}_rank"] = [str(place or "") for place in places.tolist()]
    return columns


def _texts(hundredths: Iterable[int]) -> list[str]:
    return [decimal_text(number) for number in hundredths]


def write(rows: Sequence[Mapping[str, str]], out: IO[str], *, as_json: bool) -> None:
    if as_json:
        out.write(json.dumps([_numbers(row) for row in rows], ensure_ascii=False, indent=1) + "\n")
        return
    writer = csv.DictWriter(out, list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


_WORDS = {"unit", "block", "grade", "note", "criterion", "name", "step", "comparable"}


def _numbers(row: Mapping[str, str]) -> Row:
    return dict(_typed(row))


def _typed(row: Mapping[str, str]) -> Iterator[tuple[str, str | int | float | None]]:
    for name, text in row.items():
        if name in _WORDS:
            yield name, text
        elif text in {"", "NA"}:
            yield name, None
        else:
            yield name, float(text) if "." in text else int(text)
