"""Lists as spreadsheets: the same rows and the same masking as on the screen."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO

import xlsxwriter

from motcua.ui.values import WorkRow

IN_MEMORY = 4_000_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plain(text: str) -> str:
    """What a spreadsheet would run as a formula stays text."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def cells_of(row: WorkRow) -> list[str]:
    return [
        row.deadline.words, row.code, row.procedure, row.owner,
        row.received, row.due, row.step, row.holder, row.channel,
    ]  # fmt: skip


def as_csv(heads: list[str], rows: Iterable[WorkRow]) -> Iterator[str]:
    """A line at a time, so that a long list neither waits nor fills the memory."""
    yield "\ufeff" + _line(heads)
    for row in rows:
        yield _line([plain(cell) for cell in cells_of(row)])


def _line(cells: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue()


def as_xlsx(title: str, heads: list[str], rows: Iterable[WorkRow]) -> IO[bytes]:
    """A file at its beginning; strings are never formulas or links."""
    file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - whoever sends it closes it
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    sheet = book.add_worksheet(title[:31].translate({ord(c): " " for c in "[]:*?/\\"}))
    bold = book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    for place, width in enumerate((20, 22, 60, 28, 12, 12, 24, 24, 14)):
        sheet.set_column(place, place, width)
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, bold)
    for number, row in enumerate(rows, 1):
        for place, cell in enumerate(cells_of(row)):
            sheet.write_string(number, place, cell)
    book.close()
    file.seek(0)
    return file
