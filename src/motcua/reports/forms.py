"""The settlement form on paper and in spreadsheets, headed as biểu II.06 of TT 01/2020/TT-VPCP."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from motcua.reports.settlement import COLUMNS, TOTAL, Settlement

TITLE = "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"
FORM = "Biểu số II.06/VPCP/KSTT (TT 01/2020/TT-VPCP)"
HEAD = ("key", "name", *COLUMNS)
# First and last column of each group, counted from (3).
_GROUPS = (
    ("Số lượng hồ sơ tiếp nhận", 0, 3),
    ("Số lượng hồ sơ đã giải quyết", 4, 7),
    ("Số lượng hồ sơ đang giải quyết", 8, 10),
)
_WORDS = (
    "Tổng số", "Trực tuyến", "Trực tiếp, dịch vụ bưu chính", "Từ kỳ trước",
    "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn",
)  # fmt: skip
_FIRST_ROW = 7


def as_csv(form: Settlement) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEAD)
    for row in form.rows:
        writer.writerow([row.key, row.name, *(row.cells[column] for column in COLUMNS)])
    return text.getvalue()


def as_json(form: Settlement) -> str:
    rows = [{"key": row.key, "name": row.name, **row.cells} for row in form.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def period(form: Settlement) -> str:
    return f"Kỳ báo cáo: từ ngày {form.of.first:%d/%m/%Y} đến ngày {form.of.last:%d/%m/%Y}"


def _groups_by(form: Settlement) -> str:
    return form.by.label if form.by else "Toàn bộ"


def _numbers() -> list[str]:
    return ["(1)", "(2)", *(f"({place})" for place in range(3, 14))]


def _lines(form: Settlement) -> list[list[str | int]]:
    """Rows as printed: a running number, a name, the figures; the total has no number."""
    return [
        ["" if row.key == TOTAL else number, _label(row.key, row.name), *row.cells.values()]
        for number, row in enumerate(form.rows, 1)
    ]


def _label(key: str, name: str) -> str:
    return name if key in (name, TOTAL) else f"{name} ({key})"


def as_xlsx(form: Settlement) -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    sheet = book.add_worksheet("II.06")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    _head_of_sheet(book, sheet, form)
    bordered = {"border": 1, "font_name": "Times New Roman", "valign": "vcenter"}
    plain = book.add_format({**bordered, "num_format": "#,##0", "text_wrap": True})
    strong = book.add_format({**bordered, "num_format": "#,##0", "bold": True})
    for place, (row, line) in enumerate(zip(form.rows, _lines(form), strict=True), _FIRST_ROW):
        style = strong if row.key == TOTAL else plain
        for column, cell in enumerate(line):
            # A code that looks like a formula stays text.
            write = sheet.write_number if isinstance(cell, int) else sheet.write_string
            write(place, column, cell, style)
    book.close()
    return file.getvalue()


def _head_of_sheet(book: Any, sheet: Any, form: Settlement) -> None:
    font = {"font_name": "Times New Roman", "align": "center", "valign": "vcenter"}
    title = book.add_format({**font, "bold": True, "font_size": 13})
    note = book.add_format({**font, "italic": True})
    head = book.add_format({**font, "bold": True, "border": 1, "text_wrap": True})
    sheet.merge_range(0, 0, 0, 12, FORM, note)
    sheet.merge_range(1, 0, 1, 12, TITLE, title)
    sheet.merge_range(2, 0, 2, 12, period(form), note)
    sheet.merge_range(4, 0, 5, 0, "STT", head)
    sheet.merge_range(4, 1, 5, 1, _groups_by(form), head)
    for words, first, last in _GROUPS:
        sheet.merge_range(4, 2 + first, 4, 2 + last, words, head)
    for place, words in enumerate(_WORDS, 2):
        sheet.write_string(5, place, words, head)
    for place, number in enumerate(_numbers()):
        sheet.write_string(6, place, number, head)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 44)
    sheet.set_column(2, 12, 11)
    sheet.freeze_panes(_FIRST_ROW, 2)
    sheet.repeat_rows(4, 6)


def as_docx(form: Settlement) -> bytes:
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document = Document()
    normal = document.styles["Normal"].font
    normal.name, normal.size = "Times New Roman", Pt(10)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    for text, bold in ((FORM, False), (TITLE, True), (period(form), False)):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text).bold = bold
    _table_of_page(document, form)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _table_of_page(document: Any, form: Settlement) -> None:
    lines = _lines(form)
    table = document.add_table(rows=3 + len(lines), cols=13)
    table.style = "Table Grid"
    # Asked for once: each look at a cell of the library walks the whole table.
    cells = [row.cells for row in table.rows]
    for place, words in enumerate(("STT", _groups_by(form))):
        cells[0][place].merge(cells[1][place]).text = words
    for words, first, last in _GROUPS:
        cells[0][2 + first].merge(cells[0][2 + last]).text = words
    for place, words in enumerate(_WORDS, 2):
        cells[1][place].text = words
    for place, number in enumerate(_numbers()):
        cells[2][place].text = number
    for row, line in zip(cells[3:], lines, strict=True):
        for cell, value in zip(row, line, strict=True):
            cell.text = _grouped(value)


def _grouped(value: str | int) -> str:
    """1234567 → 1.234.567, as Vietnamese papers write it."""
    return value if isinstance(value, str) else f"{value:,}".replace(",", ".")


MAKERS = {"xlsx": as_xlsx, "docx": as_docx}
