"""The first sheet of a workbook as rows of text: merged cells filled, cells named as Excel does."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import fold

MOST_BYTES, MOST_ROWS, MOST_COLUMNS = 5_000_000, 5_000, 60
# What a workbook may unpack to: a small file can hold a mountain.
MOST_UNPACKED = 100_000_000


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """`number` as the spreadsheet shows it; `letters` of each column by its key."""

    number: int
    cells: dict[str, str]
    letters: dict[str, str]

    def cell(self, key: str) -> str:
        """`C5`; for a fault of the whole row its first cell."""
        return f"{self.letters.get(key, 'A')}{self.number}"


def rows_of(content: bytes, columns: Sequence[tuple[str, str]]) -> list[SheetRow]:
    """`columns`: key and heading. Raises InvalidInput at `file` for what cannot be read at all."""
    lines = list(_lines(content))
    place = next((n for n, line in enumerate(lines) if _is_head(line, columns)), None)
    if place is None:
        wanted = ", ".join(f"“{label}”" for _key, label in columns)
        message = f"Không thấy dòng tiêu đề. Trang tính đầu tiên cần các cột: {wanted}."
        raise InvalidInput(message, field="file")
    keys = _keys(lines[place], columns)
    found = [_row(number, line, keys) for number, line in enumerate(lines[place + 1 :], place + 2)]
    rows = [row for row in found if any(row.cells.values())]
    if not rows:
        raise InvalidInput("Dưới dòng tiêu đề không có dòng nào. Điền rồi gửi lại.", field="file")
    if len(rows) > MOST_ROWS:
        message = f"Tệp có {len(rows)} dòng, tối đa {MOST_ROWS}. Chia thành nhiều tệp."
        raise InvalidInput(message, field="file")
    return rows


def _is_head(line: Sequence[str], columns: Sequence[tuple[str, str]]) -> bool:
    told = {fold(cell) for cell in line}
    return all(fold(label) in told for _key, label in columns)


def _keys(line: Sequence[str], columns: Sequence[tuple[str, str]]) -> dict[int, tuple[str, str]]:
    from openpyxl.utils import get_column_letter

    by_label = {fold(label): key for key, label in columns}
    return {
        place: (by_label[fold(cell)], get_column_letter(place + 1))
        for place, cell in enumerate(line)
        if fold(cell) in by_label
    }


def _row(number: int, line: Sequence[str], keys: dict[int, tuple[str, str]]) -> SheetRow:
    return SheetRow(
        number=number,
        cells={key: line[place] for place, (key, _letter) in keys.items()},
        letters={key: letter for key, letter in keys.values()},  # noqa: C416 - drops the place
    )


def _lines(content: bytes) -> Iterator[list[str]]:
    sheet = _sheet(content)
    merged = _merged(sheet)
    for row in sheet.iter_rows(max_col=min(sheet.max_column, MOST_COLUMNS)):
        yield [_text(merged.get(cell.coordinate, cell.value)) for cell in row]


def _sheet(content: bytes) -> Any:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        _refuse_mountain(content)
        book = load_workbook(io.BytesIO(content), data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError) as cause:
        message = "Tệp không phải sổ tính Excel (.xlsx) đọc được. Lưu lại dạng .xlsx rồi gửi."
        raise InvalidInput(message, field="file") from cause
    sheet = book.worksheets[0] if book.worksheets else None
    if sheet is None or sheet.max_row > MOST_ROWS * 2:
        message = f"Trang tính đầu trống hoặc dài quá {MOST_ROWS} dòng. Chia thành nhiều tệp."
        raise InvalidInput(message, field="file")
    return sheet


def _refuse_mountain(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        unpacked = sum(part.file_size for part in packed.infolist())
    if len(content) > MOST_BYTES or unpacked > MOST_UNPACKED:
        raise InvalidInput("Tệp lớn quá 5 MB. Chia thành nhiều tệp.", field="file")


def _merged(sheet: Any) -> dict[str, Any]:
    """The value of a merged block in each of its cells."""
    return {
        cell.coordinate: sheet.cell(block.min_row, block.min_col).value
        for block in list(sheet.merged_cells.ranges)
        for row in sheet[block.coord]
        for cell in row
    }


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, dt.datetime | dt.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
