"""A plain table as a workbook or a Word page: what the screen shows, headed and dated."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Cell = str | int


@dataclass(frozen=True, kw_only=True)
class Table:
    """`note` stands under the title: period, moment, scope. `to_fill_in`: a form that is read back,
    whose heads are its first row.
    """

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    note: str = ""
    to_fill_in: bool = False


def as_xlsx(table: Table) -> io.BytesIO:
    """Numbers stay numbers; what looks like a formula or a link stays text."""
    import xlsxwriter

    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    sheet = book.add_worksheet(table.title[:31].translate({ord(c): " " for c in "[]:*?/\\"}))
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    font = {"font_name": "Times New Roman", "valign": "top"}
    head = book.add_format({**font, "bold": True, "border": 1, "text_wrap": True})
    cell = book.add_format({**font, "border": 1, "text_wrap": True})
    top = 0 if table.to_fill_in else 3
    if top:
        title = book.add_format({**font, "bold": True, "font_size": 13})
        sheet.write_string(0, 0, table.title, title)
        sheet.write_string(1, 0, table.note, book.add_format({**font, "italic": True}))
    for place, words in enumerate(table.heads):
        sheet.write_string(top, place, words, head)
        sheet.set_column(place, place, _width(table, place))
    for number, row in enumerate(table.rows, top + 1):
        for place, value in enumerate(row):
            write = sheet.write_number if isinstance(value, int) else sheet.write_string
            write(number, place, value, cell)
    sheet.freeze_panes(top + 1, 0)
    book.close()
    file.seek(0)
    return file


def _width(table: Table, place: int) -> int:
    """Wide enough for the words, at most 60 signs."""
    rows = [table.heads] if table.to_fill_in else table.rows
    longest = max((len(str(row[place])) for row in rows), default=0)
    return min(60, max(10, longest + 2))


def as_docx(table: Table) -> io.BytesIO:
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document = Document()
    normal = document.styles["Normal"].font
    normal.name, normal.size = "Times New Roman", Pt(11)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    for text, bold in ((table.title.upper(), True), (table.note, False)):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text).bold = bold
    _grid(document, table)
    file = io.BytesIO()
    document.save(file)
    file.seek(0)
    return file


def _grid(document: Any, table: Table) -> None:
    grid = document.add_table(rows=1 + len(table.rows), cols=len(table.heads))
    grid.style = "Table Grid"
    # Asked for once: each look at a cell of the library walks the whole table.
    lines = [row.cells for row in grid.rows]
    for cells, row in zip(lines, (table.heads, *table.rows), strict=True):
        for cell, value in zip(cells, row, strict=True):
            cell.text = str(value)
    for cell in lines[0]:
        for run in cell.paragraphs[0].runs:
            run.bold = True


MAKERS = {"xlsx": as_xlsx, "docx": as_docx}
