"""Figures of a periodic report as CSV, spreadsheet, Word and PDF: all from the same plain data."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.documents.rendering.statutory import Signature, StatutoryPaper, render_statutory
from motcua.kernel.clock import local
from motcua.kernel.vietnamese import paper_date, short_moment
from motcua.reports.rules.statutory import TOTAL, told

Figures = Mapping[str, Any]
DASH = "–"
_FIRST_ROW = 8
_SHEET_SIGNS = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))


@dataclass(frozen=True, kw_only=True)
class Told:
    """What stands on a paper besides the figures; names may be empty, then they are signed by hand.

    `remarks` are what was typed; `standing` says draft or approved, and which version.
    """

    parent: str = ""
    place: str = ""
    standing: str = ""
    remarks: str = ""
    drafted: str = ""
    checked: str = ""
    approved: str = ""
    at: dt.datetime


def as_csv(figures: Figures) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    keys = [one["key"] for one in figures["columns"]]
    writer.writerow(["key", "name", *keys])
    for row in rows_of(figures):
        cells = ["" if row["cells"].get(key) is None else row["cells"][key] for key in keys]
        writer.writerow([row["key"], row["name"], *cells])
    return text.getvalue()


def as_json(figures: Figures) -> str:
    return json.dumps(figures, ensure_ascii=False, indent=1) + "\n"


def rows_of(figures: Figures) -> list[dict[str, Any]]:
    return [*figures["rows"], figures["total"]]


def form_line(figures: Figures) -> str:
    return f"Biểu số {figures['number']} ({figures['legal_basis']})"


def period_line(figures: Figures) -> str:
    first, last = (dt.date.fromisoformat(figures[name]) for name in ("first", "last"))
    return f"{figures['period_name']} (số liệu từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y})"


def read_line(figures: Figures) -> str:
    """At which instants the figures were read."""
    parts = [
        f"{words} {short_moment(dt.datetime.fromisoformat(figures[name]))}"
        for name, words in (("as_of", "đọc như lúc"), ("known_at", "biết đến lúc"))
        if figures[name]
    ]
    return f"Số liệu {', '.join(parts)}; định nghĩa {figures['definition']}" if parts else ""


def notes_of(figures: Figures, remarks: str = "") -> list[str]:
    """As printed below the table: remarks, notes, then what could not be used."""
    faults = [f"{told(one['count'])} hồ sơ {one['words']}." if one["kind"] != "sum"
              else one["words"] for one in figures["faults"]]  # fmt: skip
    said = [f"Thuyết minh: {remarks}"] if remarks else []
    return [*said, *(f"Ghi chú: {one}" for one in figures["notes"]),
            *(f"Lưu ý số liệu: {one}" for one in faults)]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Heads:
    """Two lines of heads over the columns: groups (label, columns; 0: no second line), then labels."""

    groups: list[tuple[str, int]]
    labels: list[str]
    numbers: list[str]


def heads_of(figures: Figures) -> Heads:
    groups: list[tuple[str, int]] = []
    labels = []
    before = ""
    for one in figures["columns"]:
        label = _label(one)
        if not one["group"]:
            groups.append((label, 0))
        elif one["group"] == before and groups:
            groups[-1] = (before, groups[-1][1] + 1)
        else:
            groups.append((one["group"], 1))
        if one["group"]:
            labels.append(label)
        before = one["group"]
    numbers = [f"({one['number']})" for one in figures["columns"]]
    return Heads(groups=groups, labels=labels, numbers=["(1)", "(2)", *numbers])


def _label(column: Mapping[str, Any]) -> str:
    return column["label"] if column["unit"] == "hồ sơ" else f"{column['label']} ({column['unit']})"


def cells_of(figures: Figures, row: Mapping[str, Any]) -> list[str]:
    return [told(row["cells"].get(one["key"])) for one in figures["columns"]]


def name_of(figures: Figures, row: Mapping[str, Any]) -> str:
    coded = figures["by"] == "agency" and row["key"] not in {row["name"], TOTAL}
    return f"{row['name']} ({row['key']})" if coded else row["name"]


def as_pdf(figures: Figures, said: Told) -> bytes:
    heads = heads_of(figures)
    told_lines = [one for one in (said.standing, read_line(figures)) if one]
    paper = StatutoryPaper(
        number=f"Biểu số {figures['number']}", basis=figures["legal_basis"],
        title=figures["title"], period=period_line(figures), parent=said.parent,
        agency=figures["unit_name"], dated=dated(said), row_label=figures["row_label"],
        heads=heads.groups, subheads=heads.labels, numbers=heads.numbers,
        lines=[(str(place), name_of(figures, row), cells_of(figures, row))
               for place, row in enumerate(figures["rows"], 1)],
        total=cells_of(figures, figures["total"]), notes=notes_of(figures, said.remarks),
        told=told_lines, footer=f"{figures['unit_name']} · {figures['period_name']}",
        signatures=signatures_of(said),
    )  # fmt: skip
    return render_statutory(paper, at=said.at)


def dated(said: Told) -> str:
    where = f"{said.place}, " if said.place else ""
    return f"{where}{paper_date(local(said.at).date())}"


def signatures_of(said: Told) -> tuple[Signature, ...]:
    return (
        Signature(role="NGƯỜI LẬP BIỂU", name=said.drafted),
        Signature(role="NGƯỜI KIỂM TRA", name=said.checked),
        Signature(role="THỦ TRƯỞNG ĐƠN VỊ", name=said.approved, told="(Ký, đóng dấu)"),
    )


def as_xlsx(figures: Figures, said: Told) -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    # The file tells of its figures, not of when it was asked for.
    book.set_properties({"title": figures["title"], "created": said.at.replace(tzinfo=None)})
    sheet = book.add_worksheet(figures["number"].translate(_SHEET_SIGNS)[:31])
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    _sheet_heads(book, sheet, figures, said)
    bordered = {"border": 1, "font_name": "Times New Roman", "valign": "vcenter"}
    plain = book.add_format({**bordered, "num_format": "#,##0", "text_wrap": True})
    strong = book.add_format({**bordered, "num_format": "#,##0", "bold": True})
    rows = rows_of(figures)
    for place, row in enumerate(rows, _FIRST_ROW):
        _sheet_row(sheet, place, figures, row, strong if row["key"] == TOTAL else plain)
    note = book.add_format({"font_name": "Times New Roman", "italic": True})
    for place, words in enumerate(notes_of(figures, said.remarks), _FIRST_ROW + len(rows) + 1):
        sheet.write_string(place, 0, words, note)
    book.close()
    return file.getvalue()


def _sheet_row(
    sheet: Any, place: int, figures: Figures, row: Mapping[str, Any], style: Any
) -> None:  # fmt: skip
    number = "" if row["key"] == TOTAL else str(place - _FIRST_ROW + 1)
    sheet.write_string(place, 0, number, style)
    # A code that looks like a formula stays text.
    sheet.write_string(place, 1, name_of(figures, row), style)
    for at, column in enumerate(figures["columns"], 2):
        cell = row["cells"].get(column["key"])
        if cell is None:
            sheet.write_string(place, at, DASH, style)
        else:
            sheet.write_number(place, at, cell, style)


def _sheet_heads(book: Any, sheet: Any, figures: Figures, said: Told) -> None:
    font = {"font_name": "Times New Roman", "align": "center", "valign": "vcenter"}
    title = book.add_format({**font, "bold": True, "font_size": 13})
    note = book.add_format({**font, "italic": True})
    head = book.add_format({**font, "bold": True, "border": 1, "text_wrap": True})
    last = 1 + len(figures["columns"])
    lines = (f"{figures['unit_name']} · {form_line(figures)}", figures["title"].upper(),
             period_line(figures), " · ".join(filter(None, (said.standing, read_line(figures)))))  # fmt: skip
    for place, words in enumerate(lines):
        sheet.merge_range(place, 0, place, last, words, title if place == 1 else note)
    heads = heads_of(figures)
    sheet.merge_range(5, 0, 6, 0, "STT", head)
    sheet.merge_range(5, 1, 6, 1, figures["row_label"], head)
    at, labels = 2, iter(heads.labels)
    for words, span in heads.groups:
        _sheet_group(sheet, at, words, span, head)
        for offset in range(span):
            sheet.write_string(6, at + offset, next(labels), head)
        at += span or 1
    for place, words in enumerate(heads.numbers):
        sheet.write_string(7, place, words, head)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 44)
    sheet.set_column(2, last, 12)
    sheet.freeze_panes(_FIRST_ROW, 2)
    sheet.repeat_rows(5, 7)


def _sheet_group(sheet: Any, at: int, words: str, span: int, head: Any) -> None:
    if span == 0:
        sheet.merge_range(5, at, 6, at, words, head)
    elif span == 1:
        sheet.write_string(5, at, words, head)
    else:
        sheet.merge_range(5, at, 5, at + span - 1, words, head)


def as_docx(figures: Figures, said: Told) -> bytes:
    from motcua.reports.statutory_word import as_docx as made

    return made(figures, said)


MAKERS = {"xlsx": as_xlsx, "docx": as_docx, "pdf": as_pdf}
