"""Rows of a catalogue file: JSON lines (plain or gzipped), CSV, or the first sheet of a workbook."""

from __future__ import annotations

import csv
import gzip
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

KINDS = (".jsonl", ".jsonl.gz", ".csv", ".xlsx")
# The longest real row has 110,000 characters; beyond this it is no row of a catalogue.
LONGEST_LINE = 5_000_000
csv.field_size_limit(LONGEST_LINE)


class UnusableFile(Exception):
    """Nothing can be read from the file; the message is for the operator."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """`number` as an editor or spreadsheet shows it; `fault` when the row cannot be read at all."""

    number: int
    cells: dict[str, Any] = field(default_factory=dict)
    fault: str = ""


def read_rows(path: Path) -> Iterator[Row]:
    try:
        yield from _reader(path)
    except (FileNotFoundError, IsADirectoryError) as cause:
        raise UnusableFile(f"Không có tệp {path}. Kiểm tra đường dẫn.") from cause
    except PermissionError as cause:
        raise UnusableFile(f"Không được phép đọc tệp {path}.") from cause
    except UnicodeDecodeError as cause:
        raise UnusableFile(f"Tệp {path.name} không phải UTF-8. Lưu lại dạng UTF-8.") from cause
    except (gzip.BadGzipFile, EOFError) as cause:
        raise UnusableFile(f"Tệp {path.name} nén hỏng hoặc dở dang. Tải lại tệp.") from cause
    except csv.Error as cause:
        raise UnusableFile(f"Tệp {path.name} không phải CSV đọc được ({cause}).") from cause
    except (InvalidFileException, zipfile.BadZipFile, KeyError) as cause:
        raise UnusableFile(f"Tệp {path.name} không phải sổ tính xlsx đọc được.") from cause


def _reader(path: Path) -> Iterator[Row]:
    name = path.name.lower()
    if name.endswith((".jsonl", ".jsonl.gz")):
        return _json_rows(path)
    if name.endswith(".csv"):
        return _csv_rows(path)
    if name.endswith(".xlsx"):
        return _sheet_rows(path)
    raise UnusableFile(f"Không nhận loại tệp {path.name}. Nhận {', '.join(KINDS)}.")


def _json_rows(path: Path) -> Iterator[Row]:
    open_text = gzip.open if path.suffix.lower() == ".gz" else open
    with open_text(path, "rt", encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _json_row(number, line)


def _json_row(number: int, line: str) -> Row:
    try:
        cells = json.loads(line)
    except (ValueError, RecursionError):
        why = "không phải JSON đầy đủ. Mỗi dòng là một đối tượng {…} trọn vẹn."
        return Row(number=number, fault=why)
    if not isinstance(cells, dict):
        return Row(number=number, fault="không phải đối tượng JSON {…}.")
    return Row(number=number, cells=cells)


def _csv_rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines, strict=True)
        header = next(reader, [])
        begins = reader.line_num + 1
        for values in reader:
            if any(values):
                yield _table_row(begins, header, values)
            begins = reader.line_num + 1


def _sheet_rows(path: Path) -> Iterator[Row]:
    book = load_workbook(path, read_only=True, data_only=True)
    try:
        rows = iter(book.worksheets[0].iter_rows(values_only=True))
        header = [str(name or "").strip() for name in next(rows, ())]
        for number, values in enumerate(rows, start=2):
            if any(value is not None for value in values):
                yield _table_row(number, header, [_sheet_text(value) for value in values])
    finally:
        book.close()


def _sheet_text(value: Any) -> Any:
    """A spreadsheet turns the code `1.000180` into the number 1.00018; six places bring it back."""
    if value is None:
        return ""
    return f"{value:.6f}" if isinstance(value, float) else value


def _table_row(number: int, header: list[str], values: list[Any]) -> Row:
    extra = [value for value in values[len(header) :] if value not in {"", None}]
    if extra:
        why = f"có {len(values)} ô, dòng đầu có {len(header)}. Đặt ô có dấu phẩy trong ngoặc kép."
        return Row(number=number, fault=why)
    missing = len(header) - len(values)
    return Row(number=number, cells=dict(zip(header, [*values, *[""] * missing], strict=False)))
