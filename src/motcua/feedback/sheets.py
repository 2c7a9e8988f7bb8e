"""Tables that people bring: Excel or CSV, first row the heads, each row told by its number."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from motcua.kernel.errors import InvalidInput

MOST_ROWS = 20_000
MOST_BYTES = 10_000_000
Table = list[tuple[int, dict[str, str]]]


def read_table(name: str, content: bytes, columns: Iterable[str]) -> Table:
    """Row number in the file and cells by column; empty rows are passed over.

    Raises InvalidInput on `file` when it is no table, lacks a column or is too long.
    """
    if len(content) > MOST_BYTES:
        raise InvalidInput("Tệp lớn quá 10 MB. Chia làm nhiều tệp.", field="file")
    rows = _workbook(content) if name.lower().endswith(".xlsx") else _csv(content)
    if not rows:
        raise InvalidInput("Tệp không có dòng nào. Tải tệp mẫu rồi điền vào đó.", field="file")
    heads = [cell.strip() for cell in rows[0]]
    if missing := [column for column in columns if column not in heads]:
        raise InvalidInput(
            f"Tệp thiếu cột {', '.join(missing[:5])} ở dòng đầu. Tải tệp mẫu để so.", field="file"
        )
    if len(rows) > MOST_ROWS + 1:
        raise InvalidInput(f"Tệp có quá {MOST_ROWS:,} dòng. Chia làm nhiều tệp.", field="file")
    return [
        (number, {head: cell.strip() for head, cell in zip(heads, row, strict=False) if head})
        for number, row in enumerate(rows[1:], 2)
        if any(cell.strip() for cell in row)
    ]


def _csv(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput(
            "Tệp không phải Excel (.xlsx) hoặc CSV mã UTF-8. Lưu lại đúng dạng rồi chọn lại.",
            field="file",
        ) from None
    if "\0" in text:
        raise InvalidInput("Tệp không phải Excel (.xlsx) hoặc CSV mã UTF-8.", field="file")
    first = text.split("\n", 1)[0]
    try:
        return list(csv.reader(io.StringIO(text), delimiter=";" if ";" in first else ","))
    except csv.Error:
        raise InvalidInput("Tệp CSV không đọc được. Lưu lại từ Excel rồi chọn lại.", field="file") from None  # fmt: skip


def _workbook(content: bytes) -> list[list[str]]:
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = [[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        book.close()
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, IndexError):
        raise InvalidInput(
            "Tệp Excel không mở được: có thể đã hỏng hoặc đặt mật khẩu. Lưu lại rồi chọn lại.",
            field="file",
        ) from None
    return rows


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
