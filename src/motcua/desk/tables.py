"""Tables of rows that are no dossiers: the same cells on the screen, on paper and in Excel."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

import xlsxwriter
from django.http import HttpResponse

from motcua.kernel import clock

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WANTED = "tai"


@dataclass(frozen=True, kw_only=True)
class Head:
    text: str
    numeric: bool = False


@dataclass(frozen=True, kw_only=True)
class Cell:
    """`note`: a second, quiet line; `late` is told in words by the note or text, never by colour
    alone.
    """

    text: str
    url: str = ""
    note: str = ""
    late: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    label: str
    heads: Sequence[Head]
    rows: list[list[Cell]] = field(default_factory=list)

    @property
    def lines(self) -> list[list[tuple[Head, Cell]]]:
        return [list(zip(self.heads, row, strict=True)) for row in self.rows]


def heads(*texts: str, numeric: Sequence[int] = ()) -> list[Head]:
    """`numeric`: places of columns of numbers, from 0."""
    return [Head(text=text, numeric=place in numeric) for place, text in enumerate(texts)]


def cells(*values: object) -> list[Cell]:
    return [value if isinstance(value, Cell) else Cell(text=str(value)) for value in values]


def workbook(table: Table) -> bytes:
    """Texts stay texts, whole numbers become numbers."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    sheet = book.add_worksheet(table.label[:31].translate({ord(c): " " for c in "[]:*?/\\"}))
    bold = book.add_format({"bold": True, "text_wrap": True})
    sheet.freeze_panes(1, 0)
    for place, head in enumerate(table.heads):
        sheet.set_column(place, place, 14 if head.numeric else 32)
        sheet.write_string(0, place, head.text, bold)
    for number, row in enumerate(table.rows, 1):
        for place, cell in enumerate(row):
            if table.heads[place].numeric and cell.text.isdecimal():
                sheet.write_number(number, place, int(cell.text))
            else:
                text = f"{cell.text} ({cell.note})" if cell.note else cell.text
                sheet.write_string(number, place, text)
    book.close()
    return file.getvalue()


def workbook_answer(table: Table, name: str) -> HttpResponse:
    """`name` without marks; the day is added."""
    return attachment(workbook(table), f"{name}-{clock.today():%Y%m%d}.xlsx", XLSX)


def attachment(content: bytes, name: str, media_type: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
