"""A set as a Word document, to be signed as the annex of its decision or read in a meeting."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from motcua.index.rules.numbers import plain
from motcua.index.rules.set_heads import head_of
from motcua.index.rules.set_tree import Line, total_of, tree_lines

HEAD = ("Mã", "Lĩnh vực, tiêu chí", "Điểm tối đa", "Cách chấm", "Không áp dụng")
OURS = "Bộ minh họa của dự án, không phải phụ lục chính thức."
_SECTIONS = {"areas": "Tiêu chí", "bonus": "Điểm thưởng", "penalties": "Điểm trừ"}


def set_document(data: Mapping[str, Any], *, ours: bool, state: str) -> bytes:
    """`state` stands under the title, so that a draft is not taken for the set in force."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document = Document()
    font = document.styles["Normal"].font
    font.name, font.size = "Times New Roman", Pt(12)
    head = head_of(data)
    for text, bold in ((head["name"].upper(), True), (head["legal_basis"], False), (state, False),
                       (OURS if ours else "", True)):  # fmt: skip
        if text:
            paragraph = document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run(text).bold = bold
    _table(document, [list(HEAD), *_rows(tree_lines(data))])
    document.add_paragraph(f"Tổng điểm các lĩnh vực: {_number(plain(total_of(data)))}.")
    if head["grades"]:
        document.add_paragraph("Xếp loại:")
        for line in head["grades"].splitlines():
            document.add_paragraph(line, style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _rows(lines: Sequence[Line]) -> list[list[str]]:
    rows, section = [], "areas"
    for line in lines:
        if line.section != section:
            section = line.section
            rows.append(["", _SECTIONS[section], "", "", ""])
        most = line.most if line.most is not None else line.summed
        rows.append(
            [
                line.code,
                line.name,
                "" if most is None else _number(plain(most)),
                line.rule,
                "được, giảm điểm tối đa" if line.may_not_apply else "",
            ]
        )
    return rows


def _table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(HEAD))
    table.style = "Table Grid"
    for row, texts in zip([row.cells for row in table.rows], rows, strict=True):
        for cell, text in zip(row, texts, strict=True):
            cell.text = text


def _number(text: str) -> str:
    return text.replace(".", ",")
