"""A CSV file answered row by row: what is wrong with one row is said in that row."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import typer

from motcua.worktime import Term, WorktimeError

# A quoted cell may run over lines; one that runs on further than this was never closed.
_LONGEST_RECORD = 20
_LONGEST_BROKEN_CELL = 1_000

Answer = Callable[[dict[str, str]], dict[str, str]]


def answer_file(
    path: str, *, needed: Sequence[str], added: Sequence[str], answer: Answer, as_json: bool
) -> None:
    """Prints the columns of the file and those `added`, of which `error` is one."""
    lines = _lines(path)
    header = _header(lines, needed)
    columns = [*(name for name in header if name not in added), *added]
    write = _writer(columns, as_json=as_json)
    wrong = total = 0
    for number, cells in _records(lines, len(header)):
        row = dict(zip(header, [*cells, *[""] * len(header)], strict=False))
        row |= dict.fromkeys(added, "") | _answered(number, cells, row, len(header), answer)
        total += 1
        wrong += bool(row["error"])
        write(row)
    if wrong:
        typer.echo(f"{wrong}/{total} dòng có lỗi, ghi ở cột error.", err=True)


def plain(value: object) -> object:
    """What JSON does not know, for `json.dumps(default=…)`."""
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Term):
        return str(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return str(value)


def _answered(
    number: int, cells: list[str], row: dict[str, str], width: int, answer: Answer
) -> dict[str, str]:
    if len(cells) != width:
        return {
            "error": f"Dòng {number} có {len(cells)} cột, dòng tiêu đề có {width}. "
            "Thêm hoặc bớt cột, hoặc đóng dấu ngoặc kép còn mở."
        }
    try:
        return answer(row)
    except WorktimeError as error:
        return {"error": error.message}


def _lines(path: str) -> list[str]:
    try:
        content = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        _stop(f"Không đọc được tệp {path}: {error.strerror}. Xem lại đường dẫn.")
    # A byte that is no UTF-8 becomes U+FFFD and spoils its own cell only.
    text = content.decode("utf-8-sig", errors="replace")
    return io.StringIO(text, newline=None).read().split("\n")


def _header(lines: list[str], needed: Sequence[str]) -> list[str]:
    header = [name.strip().lower() for name in _cells(lines[:1]) or []]
    del lines[:1]
    missing = [name for name in needed if name not in header]
    if missing:
        _stop(f"Tệp CSV thiếu cột {', '.join(missing)}. Dòng đầu phải có: {', '.join(needed)}.")
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        _stop(f"Tệp CSV có cột lặp lại: {', '.join(twice)}. Giữ mỗi cột một lần.")
    return header


def _records(lines: list[str], width: int) -> Iterator[tuple[int, list[str]]]:
    """Each record with the number of its first line; empty lines are passed over."""
    at = 0
    while at < len(lines):
        taken, cells = _record(lines[at : at + _LONGEST_RECORD], width)
        if cells:
            yield at + 2, cells
        at += taken


def _record(lines: list[str], width: int) -> tuple[int, list[str]]:
    """How many lines the first record takes, and its cells.

    An unclosed quote must not swallow the rows after it: such a line stands alone.
    """
    quotes = 0
    for taken, line in enumerate(lines, 1):
        quotes += line.count('"')
        cells = _cells(lines[:taken]) if taken == 1 or quotes % 2 == 0 else None
        if cells is not None and (taken == 1 or len(cells) == width):
            return taken, cells
        if quotes % 2 == 0:
            break
    # Cut short, or a cell no CSV reader takes would spoil the answer too.
    return 1, [cell[:_LONGEST_BROKEN_CELL] for cell in lines[0].split(",")]


def _cells(lines: list[str]) -> list[str] | None:
    """The cells of a record that is exactly these lines, or None."""
    reader = csv.reader(io.StringIO("\n".join(lines)), strict=True)
    try:
        cells = next(reader, [])
    except csv.Error:
        return None
    return cells if reader.line_num >= len(lines) or not cells else None


def _writer(columns: list[str], *, as_json: bool) -> Callable[[dict[str, str]], None]:
    if as_json:
        return lambda row: print(json.dumps(row, ensure_ascii=False))
    writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
    writer.writeheader()
    return writer.writerow


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(2)
