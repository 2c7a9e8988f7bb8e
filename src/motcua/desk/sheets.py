"""Tables of boards as a workbook or as CSV: figures as numbers, words as words."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Mapping
from typing import IO, Any

import xlsxwriter

from motcua.desk.board_charts import Cell, Chart
from motcua.desk.spreadsheets import IN_MEMORY, plain

# The program that opens the file puts the points and commas of its own language.
_LOOKS = {
    "bold": {"bold": True}, "count": {"num_format": "#,##0"}, "share": {"num_format": "#,##0.00"},
}  # fmt: skip


def workbook_of(charts: list[Chart], about: str) -> IO[bytes]:
    """A file at its beginning; a sheet for each table."""
    file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - whoever sends it closes it
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    book = xlsxwriter.Workbook(file, options)
    looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
    for chart in charts:
        _fill(book.add_worksheet(chart.id), chart, about, looks)
    book.close()
    file.seek(0)
    return file


def _fill(sheet: Any, chart: Chart, about: str, looks: Mapping[str, Any]) -> None:
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 8, 20)
    sheet.write_string(0, 0, chart.title, looks["bold"])
    sheet.write_string(1, 0, f"{chart.sub} {about}")
    for place, head in enumerate([chart.label, *(head.text for head in chart.heads)]):
        sheet.write_string(3, place, head, looks["bold"])
    for number, line in enumerate(chart.lines, 4):
        sheet.write_string(number, 0, line.label)
        for place, cell in enumerate(line.cells, 1):
            _put(sheet, (number, place), cell, looks)


def _put(sheet: Any, at: tuple[int, int], cell: Cell, looks: Mapping[str, Any]) -> None:
    if cell.value is None:
        sheet.write_string(*at, cell.text)
    else:
        sheet.write_number(
            *at, cell.value, looks["count" if isinstance(cell.value, int) else "share"]
        )


def csv_of(chart: Chart) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([chart.label, *(head.text for head in chart.heads)])
    for line in chart.lines:
        values = [cell.text if cell.value is None else cell.value for cell in line.cells]
        writer.writerow([plain(line.label), *values])
    return f"\ufeff{text.getvalue()}"
