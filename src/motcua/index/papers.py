"""The decision that publishes a round, drafted in Word: text to be edited, numbers from the sheets."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from motcua.index.queries.results import Standings, standings_of
from motcua.index.rules.numbers import half_up
from motcua.organisations.queries import units

if TYPE_CHECKING:
    from motcua.index.models import Round

HEADS = ("Hạng", "Đơn vị", "Điểm", "Tối đa", "Chỉ số (%)", "Xếp loại")


def decision_docx(round_: Round) -> bytes:
    """A table a block, in the order of places; equal indices share a place, and say so."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document, standings = Document(), standings_of(round_)
    normal = document.styles["Normal"].font
    normal.name, normal.size = "Times New Roman", Pt(13)
    issuer = units.place(round_.run_by_id, round_.facts_to).name
    head = (issuer.upper(), "QUYẾT ĐỊNH", f"Công bố kết quả {round_.name}", "DỰ THẢO, chưa ký")
    for place, text in enumerate(head):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text).bold = place < len(head) - 1
    document.add_paragraph(
        f"Điều 1. Công bố kết quả đánh giá năm {round_.year} của {len(standings.sheets)} cơ quan, "
        "đơn vị theo bảng kèm theo."
    )
    document.add_paragraph(
        "Điều 2. Các cơ quan, đơn vị căn cứ kết quả này khắc phục hạn chế. "
        "Quyết định có hiệu lực từ ngày ký."
    )
    for block, lines in _blocks(standings).items():
        document.add_paragraph().add_run(block).bold = True
        _table(document, lines)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _blocks(standings: Standings) -> dict[str, list[list[str]]]:
    found: dict[str, list[tuple[int, list[str]]]] = {}
    for sheet, scored in standings.lines:
        place = standings.places[sheet.entry.pk]
        shared = "=" if sheet.entry.pk in standings.tied else ""
        name = units.full_name(sheet.entry.unit_id, sheet.entry.round.facts_to)
        index = "–" if scored.index is None else half_up(scored.index).replace(".", ",")
        cells = [
            f"{place or '–'}{shared}", name, half_up(scored.points).replace(".", ","),
            half_up(scored.most).replace(".", ","), index, scored.grade,
        ]  # fmt: skip
        found.setdefault(sheet.entry.block.name, []).append((place or 10**6, cells))
    return {block: [cells for _, cells in sorted(lines)] for block, lines in found.items()}


def _table(document: Any, lines: list[list[str]]) -> None:
    table = document.add_table(rows=1 + len(lines), cols=len(HEADS))
    table.style = "Table Grid"
    for row, cells in zip(table.rows, [list(HEADS), *lines], strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
