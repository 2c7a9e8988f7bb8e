"""A round's rankings as a workbook, a sheet a block, numbers as numbers."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

HEAD = (
    "Hạng", "Đơn vị", "Chỉ số (%)", "Xếp loại", "So năm trước (điểm)", "Lên bậc", "Điểm",
    "Điểm tối đa áp dụng", "Phần thẩm định (%)", "Phần điều tra (%)", "Điểm thưởng", "Điểm trừ",
    "Hạng từ", "Hạng đến",
)  # fmt: skip
_LONGEST = 31


@dataclass(frozen=True, kw_only=True)
class Block:
    """`rows` have the cells of `HEAD`, then the points of each area."""

    name: str
    areas: Sequence[str]
    rows: Sequence[Sequence[Any]]


def workbook_of(blocks: Sequence[Block]) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    bold, number = book.add_format({"bold": True}), book.add_format({"num_format": "0.00"})
    for at, block in enumerate(blocks, 1):
        sheet = book.add_worksheet(_title(block.name, at))
        sheet.freeze_panes(1, 2)
        sheet.set_column(1, 1, 40)
        for column, text in enumerate([*HEAD, *block.areas]):
            sheet.write_string(0, column, text, bold)
        for row, cells in enumerate(block.rows, 1):
            for column, cell in enumerate(cells):
                _write(sheet, (row, column), cell, number)
    if not blocks:
        book.add_worksheet("Chưa có kết quả")
    book.close()
    return out.getvalue()


def _write(sheet: Any, place: tuple[int, int], cell: Any, number: Any) -> None:
    if isinstance(cell, Decimal):
        sheet.write_number(*place, float(cell), number)
    elif isinstance(cell, int):
        sheet.write_number(*place, cell)
    elif cell is not None:
        sheet.write_string(*place, str(cell))


def _title(name: str, at: int) -> str:
    """Sheets of a workbook need different short names without signs."""
    plain = name.translate({ord(sign): " " for sign in "[]:*?/\\'"}).strip()
    return f"{at} {plain}"[:_LONGEST]
