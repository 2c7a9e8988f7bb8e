"""Surveys as spreadsheets: the same figures and the same hiding as on the screen."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter
from django.http import HttpResponse
from django.utils.translation import gettext as _

from motcua.desk.spreadsheets import plain

Row = Sequence[str | int | float | None]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def answer(name: str, form: str, sheets: dict[str, Iterable[Row]]) -> HttpResponse:
    """`form` is xlsx (a sheet each) or csv (the first sheet)."""
    content = as_csv(next(iter(sheets.values()))) if form == "csv" else as_xlsx(sheets)
    kind = "text/csv; charset=utf-8" if form == "csv" else XLSX
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def as_csv(rows: Iterable[Row]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    for row in rows:
        writer.writerow([plain(cell) if isinstance(cell, str) else cell for cell in row])
    return ("\ufeff" + text.getvalue()).encode()


def as_xlsx(sheets: dict[str, Iterable[Row]]) -> bytes:
    held = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(held, options)
    bold = book.add_format({"bold": True})
    for title, rows in sheets.items():
        sheet = book.add_worksheet(title[:31])
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, 20, 18)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row, bold if number == 0 else None)
    book.close()
    return held.getvalue()


def figures(found: dict[str, Any]) -> dict[str, Iterable[Row]]:
    """Units first, then factors and questions."""
    return {
        _("Đơn vị"): _units(found),
        _("Yếu tố"): _factors(found),
        _("Câu hỏi"): _questions(found),
    }


_FIGURE = ("percent", "low", "high")


def _numbers(figure: dict[str, Any] | None) -> list[float | None]:
    return [round(figure[name], 4) if figure else None for name in _FIGURE]


def _figure_heads() -> list[str]:
    return [_("Hài lòng (%)"), _("Thấp nhất (%)"), _("Cao nhất (%)")]


def _units(found: dict[str, Any]) -> Iterable[Row]:
    factors = [each["name"] for each in found["units"][0]["factors"]] if found["units"] else []
    yield [_("Đơn vị"), _("Đã hỏi"), _("Trả lời"), *_figure_heads(), *factors]
    for unit in found["units"]:
        each = [
            round(factor["figure"]["percent"], 4) if factor["figure"] else None
            for factor in unit["factors"]
        ]
        yield [unit["name"], unit["asked"], unit["answered"], *_numbers(unit["index"]), *each]
    if found["index"]:
        yield [_("Toàn bộ"), found["asked"], found["answered"], *_numbers(found["index"])]


def _factors(found: dict[str, Any]) -> Iterable[Row]:
    yield [_("Yếu tố"), *_figure_heads(), _("Phiếu")]
    for factor in found["factors"]:
        count = factor["figure"]["answers"] if factor["figure"] else None
        yield [factor["name"], *_numbers(factor["figure"]), count]


def _questions(found: dict[str, Any]) -> Iterable[Row]:
    yield [_("Câu hỏi"), _("Trả lời"), _("Phiếu"), _("Tỷ lệ (%)")]
    for question in found["questions"]:
        for each in question["shares"]:
            yield [
                question["text"],
                each["label"],
                question["count"],
                round(each["share"] * 100, 4),
            ]
