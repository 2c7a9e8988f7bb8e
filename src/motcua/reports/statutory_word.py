"""Figures of a periodic report as a Word document, A4 lying, in the layout of the law's papers."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from motcua.reports import statutory_files as files
from motcua.reports.rules.statutory import TOTAL
from motcua.reports.statutory_files import Told

_NARROW, _NAME, _WIDE = 1.0, 6.0, 26.7


def as_docx(figures: Mapping[str, Any], said: Told) -> bytes:
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    document = Document()
    normal = document.styles["Normal"].font
    normal.name, normal.size = "Times New Roman", Pt(11)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(1.5)
    document.core_properties.title = figures["title"]
    document.core_properties.created = said.at.replace(tzinfo=None)
    _heading(document, figures, said)
    _table(document, figures)
    for words in files.notes_of(figures, said.remarks):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(words).font.size = Pt(9.5)
    _signatures(document, said)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _heading(document: Any, figures: Mapping[str, Any], said: Told) -> None:
    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    _lines(left, [(said.parent.upper(), False), (figures["unit_name"].upper(), True),
                  (files.form_line(figures), False)])  # fmt: skip
    _lines(right, [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True),
                   ("Độc lập - Tự do - Hạnh phúc", True), (files.dated(said), False)])  # fmt: skip
    told = [(figures["title"].upper(), True), (files.period_line(figures), False),
            (said.standing, False), (files.read_line(figures), False)]  # fmt: skip
    for words, bold in told:
        if words:
            _centred(document.add_paragraph(), words, bold=bold)


def _lines(cell: Any, lines: list[tuple[str, bool]]) -> None:
    first = cell.paragraphs[0]
    for place, (words, bold) in enumerate(line for line in lines if line[0]):
        _centred(first if place == 0 else cell.add_paragraph(), words, bold=bold)


def _centred(paragraph: Any, words: str, *, bold: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.add_run(words).bold = bold


def _table(document: Any, figures: Mapping[str, Any]) -> None:
    heads, rows = files.heads_of(figures), files.rows_of(figures)
    table = document.add_table(rows=3 + len(rows), cols=len(heads.numbers))
    table.style = "Table Grid"
    # Asked for once: each look at a cell of the library walks the whole table.
    cells = [row.cells for row in table.rows]
    for place, words in enumerate(("STT", figures["row_label"])):
        _put(cells[0][place].merge(cells[1][place]), words, bold=True)
    at, labels = 2, iter(heads.labels)
    for words, span in heads.groups:
        whole = cells[1][at] if span == 0 else cells[0][at + span - 1]
        _put(cells[0][at].merge(whole) if whole is not cells[0][at] else whole, words, bold=True)
        for offset in range(span):
            _put(cells[1][at + offset], next(labels), bold=True)
        at += span or 1
    for place, number in enumerate(heads.numbers):
        _put(cells[2][place], number, bold=False)
    for line, row in zip(cells[3:], rows, strict=True):
        _row(line, figures, row, rows.index(row) + 1)
    _widths(table, len(heads.numbers))
    for head in table.rows[:3]:
        _repeat(head)


def _row(line: Any, figures: Mapping[str, Any], row: Mapping[str, Any], number: int) -> None:
    total = row["key"] == TOTAL
    _put(line[0], "" if total else str(number), bold=False)
    _put(line[1], files.name_of(figures, row), bold=total, align="left")
    for cell, words in zip(line[2:], files.cells_of(figures, row), strict=True):
        _put(cell, words, bold=total, align="right")


def _put(cell: Any, words: str, *, bold: bool, align: str = "center") -> None:
    from docx.enum.table import WD_ALIGN_VERTICAL
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align.upper())
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(words)
    run.bold, run.font.size = bold, Pt(9.5)
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER


def _widths(table: Any, columns: int) -> None:
    from docx.shared import Cm

    rest = (_WIDE - _NARROW - _NAME) / max(columns - 2, 1)
    table.autofit = False
    for place, column in enumerate(table.columns):
        width = Cm((_NARROW, _NAME)[place] if place < 2 else rest)
        for cell in column.cells:
            cell.width = width


def _repeat(row: Any) -> None:
    """Heads stand on every page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _signatures(document: Any, said: Told) -> None:
    document.add_paragraph()
    who = files.signatures_of(said)
    table = document.add_table(rows=1, cols=len(who))
    for cell, one in zip(table.rows[0].cells, who, strict=True):
        _lines(cell, [(one.role, True), (one.told, False), (" ", False), (" ", False),
                      (one.name, True)])  # fmt: skip
