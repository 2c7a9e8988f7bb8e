"""A foreign log as CSV, a row an event in any order: row by row, never the whole file."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, TextIO

from motcua.kernel.errors import InvalidInput
from motcua.reports.rules.process.faults import Faults, Flaw
from motcua.reports.rules.process.log import COMPLETE, LogEvent
from motcua.reports.rules.process.moments import moment_of
from motcua.reports.rules.process.xes_reading import LONGEST_TEXT, NAMELESS

LONGEST_LINE = 1_000_000
LONGEST_RECORD = 20
_KNOWN = {
    "case": ("case", "case:concept:name", "case_id", "caseid", "case id", "code", "mã hồ sơ"),
    "activity": ("activity", "concept:name", "event", "task", "step", "việc", "bước"),
    "time": ("time", "time:timestamp", "timestamp", "at", "thời điểm", "lúc"),
    "resource": ("resource", "org:resource", "post"),
    "unit": ("unit", "org:group"),
    "transition": ("transition", "lifecycle:transition"),
}
_LABELS = {"case": "mã hồ sơ", "activity": "tên việc", "time": "thời điểm"}


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Which column is what, where the file does not use the usual names."""

    case: str = ""
    activity: str = ""
    time: str = ""


def read_csv(source: TextIO, columns: Columns, faults: Faults) -> Iterator[tuple[str, LogEvent]]:
    """Case and event of each row; raises InvalidInput where the columns cannot be told apart."""
    lines = _lines(source, faults)
    first = next(lines, "")
    rows = csv.reader(chain([first], lines), delimiter=_mark(first))
    header = [name.strip() for name in next(rows, [])]
    if not header:
        raise InvalidInput("Tệp CSV trống. Dòng đầu phải là tên các cột.", field="file")
    places = _places(header, columns)
    for line, cells in _records(rows, faults):
        if len(cells) != len(header):
            faults.add(line, Flaw.CELLS, f"{len(cells)}/{len(header)}")
        row = dict(zip(header, [_short(c, line, faults) for c in cells], strict=False))
        case = row.get(places["case"], "").strip()
        if not case:
            faults.add(line, Flaw.NO_CASE)
            continue
        yield case, _event(row, places, line, faults)


def _records(rows: Any, faults: Faults) -> Iterator[tuple[int, list[str]]]:
    """Each record with the number of its first line; one that runs on was never closed."""
    while True:
        first = rows.line_num + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            faults.add(first, Flaw.UNCLOSED, f"{first}-{rows.line_num}")
            continue
        if rows.line_num - first > LONGEST_RECORD:
            faults.add(first, Flaw.UNCLOSED, f"{first}-{rows.line_num}")
        elif cells:
            yield first, cells


def _short(text: str, line: int, faults: Faults) -> str:
    if len(text) > LONGEST_TEXT:
        faults.add(line, Flaw.TOO_LONG)
    return text[:LONGEST_TEXT]


def _event(
    row: Mapping[str, str], places: Mapping[str, str], line: int, faults: Faults
) -> LogEvent:
    told = {key: row.get(name, "").strip() for key, name in places.items()}
    if not told["activity"]:
        faults.add(line, Flaw.NO_ACTIVITY)
    extra = {name: text for name, text in row.items() if name not in places.values() and text}
    return LogEvent(
        activity=told["activity"] or NAMELESS,
        at=moment_of(told["time"], line, faults),
        resource=told.get("resource", ""),
        unit=told.get("unit", ""),
        transition=told.get("transition", "").lower() or COMPLETE,
        attributes={**extra, "line": line},
    )


def _places(header: list[str], columns: Columns) -> dict[str, str]:
    found = {}
    folded = {name.casefold(): name for name in header}
    for key, names in _KNOWN.items():
        wanted = getattr(columns, key, "")
        if wanted and wanted not in header:
            raise InvalidInput(
                f"Tệp không có cột “{wanted}”. Các cột: {', '.join(header)[:300]}.", field=key
            )
        name = wanted or next((folded[name] for name in names if name in folded), "")
        if name:
            found[key] = name
        elif key in _LABELS:
            raise InvalidInput(
                f"Không biết cột nào là {_LABELS[key]}. Ghi rõ bằng --{key} TÊN_CỘT; "
                f"các cột: {', '.join(header)[:300]}.",
                field=key,
            )
    return found


def _mark(header: str) -> str:
    """The comma, or what Excel writes where the comma is for decimals."""
    return max((",", ";", "\t"), key=header.count)


def _lines(source: TextIO, faults: Faults) -> Iterator[str]:
    number = 0
    while line := source.readline(LONGEST_LINE):
        number += 1
        if len(line) >= LONGEST_LINE and not line.endswith("\n"):
            faults.add(number, Flaw.TOO_LONG)
            while (rest := source.readline(LONGEST_LINE)) and not rest.endswith("\n"):
                pass
        yield line.replace("\0", "\ufffd")
