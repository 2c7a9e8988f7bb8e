"""Tables of rows that are no dossiers: the same cells on the screen, on paper and in Excel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import HttpResponse

from motcua.desk import table_files
from motcua.kernel import clock
from motcua.kernel.vietnamese import moment_text

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


def as_file(table: Table) -> table_files.Table:
    """Texts stay texts, whole numbers become numbers."""
    return table_files.Table(
        title=table.label, heads=[head.text for head in table.heads],
        rows=[[_value(head, cell) for head, cell in line] for line in table.lines],
        note=moment_text(clock.local(clock.now())),
    )  # fmt: skip


def _value(head: Head, cell: Cell) -> str | int:
    if head.numeric and cell.text.isdecimal():
        return int(cell.text)
    return f"{cell.text} ({cell.note})" if cell.note else cell.text


def workbook_answer(table: Table, name: str) -> HttpResponse:
    """`name` without marks; the day is added."""
    return file_answer(as_file(table), name)


def file_answer(table: table_files.Table, name: str) -> HttpResponse:
    content = table_files.as_xlsx(table).getvalue()
    return attachment(content, f"{name}-{clock.today():%Y%m%d}.xlsx", XLSX)


def attachment(content: bytes, name: str, media_type: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
