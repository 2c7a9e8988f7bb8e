"""Tables of figures as a spreadsheet to take away."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from django.http import HttpResponse

from motcua.kernel import clock

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Whole numbers are numbers; everything else is text and never a formula."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    sheet, bold = book.add_worksheet(title[:31]), book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(heads), 20)
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, bold)
    for number, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            if cell.isascii() and cell.isdigit() and len(cell) < 12:
                sheet.write_number(number, place, int(cell))
            else:
                sheet.write_string(number, place, cell)
    book.close()
    return file.getvalue()


def answer_of(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=XLSX)
    day = f"{clock.today():%Y%m%d}"
    answer["Content-Disposition"] = f'attachment; filename="{name}-{day}.xlsx"'
    return answer
