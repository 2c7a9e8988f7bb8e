"""Tables of boards as a workbook or as CSV: figures as numbers, words as words."""

from __future__ import annotations

import csv
import io
import tempfile
from typing import IO, Any

import xlsxwriter

from motcua.desk.board_charts import Cell, Chart
from motcua.desk.spreadsheets import IN_MEMORY, plain


def workbook_of(charts: list[Chart], about: str) -> IO[bytes]:
    """A file at its beginning; a sheet for each table."""
    file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - whoever sends it closes it
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    book = xlsxwriter.Workbook(file, options)
    bold = book.add_format({"bold": True})
    for chart in charts:
        _fill(book.add_worksheet(chart.id), chart, about, bold)
    book.close()
    file.seek(0)
    return file


def _fill(sheet: Any, chart: Chart, about: str, bold: Any) -> None:
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 8, 20)
    sheet.write_string(0, 0, chart.title, bold)
    sheet.write_string(1, 0, f"{chart.sub} {about}")
    for place, head in enumerate([chart.label, *(head.text for head in chart.heads)]):
        sheet.write_string(3, place, head, bold)
    for number, line in enumerate(chart.lines, 4):
        sheet.write_string(number, 0, line.label)
        for place, cell in enumerate(line.cells, 1):
            _put(sheet, (number, place), cell)


def _put(sheet: Any, at: tuple[int, int], cell: Cell) -> None:
    if cell.value is None:
        sheet.write_string(*at, cell.text)
    else:
        sheet.write_number(*at, cell.value)


def csv_of(chart: Chart) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([chart.label, *(head.text for head in chart.heads)])
    for line in chart.lines:
        values = [cell.text if cell.value is None else cell.value for cell in line.cells]
        writer.writerow([plain(line.label), *values])
    return f"\ufeff{text.getvalue()}"
