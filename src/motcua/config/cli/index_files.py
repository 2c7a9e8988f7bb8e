"""`motcua index template` and `convert`: sets and published tables from one form into another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from motcua.config.cli.index_messages import read_bytes, refuse, say, stop
from motcua.index.exchange import published, set_files, told_sets, workbooks
from motcua.index.rules.faults import Fault, Faulty
from motcua.index.rules.reading import read_set


def register(app: typer.Typer) -> None:
    app.command("template", help="Bộ tiêu chí trình diễn làm mẫu, ra JSON hoặc xlsx.")(template)
    app.command("convert", help="Đổi bộ tiêu chí, bảng đã công bố sang dạng chấm được.")(convert)


def template(
    to: Annotated[
        Path | None, typer.Option(help="Tệp .json hoặc .xlsx; bỏ trống là in JSON.")
    ] = None,
) -> None:
    data = set_files.demo_set_data()
    if to is None:
        typer.echo(set_files.set_text(data))
    else:
        _save_set(to, data)


def convert(
    source: Annotated[Path, typer.Argument(help="Tệp .json, .xlsx hoặc .csv.")],
    to: Annotated[Path, typer.Argument(help="Tệp kết quả: .json, .xlsx, hoặc .csv.")],
    *,
    scores: Annotated[
        Path | None, typer.Option(help="Ghi thêm tệp điểm của bảng điểm lĩnh vực.")
    ] = None,
    place: Annotated[str, typer.Option(help="Tỉnh cần lấy trong bảng.")] = "",
    year: Annotated[str, typer.Option(help="Năm cần lấy trong bảng.")] = "",
) -> None:
    """Nothing is written when anything is wrong. docs/index-set-file.md lists what is read."""
    content = read_bytes(source)
    try:
        if source.suffix.lower() == ".csv":
            _convert_table(content, to, scores=scores, place=place, year=year)
            return
        data, notes = _set_of(content, book=source.suffix.lower() == ".xlsx", year=year)
        checked = read_set(data)
    except Faulty as cause:
        refuse(cause)
    for note in (*notes, *checked.notes):
        say(f"Lưu ý: {note}")
    _save_set(to, data)


def _set_of(content: bytes, *, book: bool, year: str) -> tuple[dict[str, Any], Sequence[Fault]]:
    if book:
        workbooks.read_set_workbook(content)
        return workbooks.workbook_data(content)[0], ()
    data = set_files.set_data(content)
    if told_sets.is_told(data):
        assert isinstance(data, dict)
        return told_sets.converted(data)
    if isinstance(data, dict) and "versions" in data:
        return published.set_of_version(data, year=year), ()
    read_set(data)
    assert isinstance(data, dict)
    return data, ()


def _convert_table(content: bytes, to: Path, *, scores: Path | None, place: str, year: str) -> None:
    kind = published.kind_of(content)
    if not kind:
        stop("Không nhận ra bảng này. Xem docs/index-set-file.md: các bảng đọc được và cột của nó.")
    if not year.isdigit():
        stop("Bảng có nhiều năm: ghi --year, ví dụ --year 2017.")
    if kind == "years":
        _write(to, published.standings_of_year(content, year=year).encode())
        return
    data, rows = published.set_of_components(content, place=place, year=year)
    read_set(data)
    _save_set(to, data)
    if scores is not None:
        _write(scores, rows.encode())


def _save_set(to: Path, data: dict[str, Any]) -> None:
    book = to.suffix.lower() == ".xlsx"
    _write(to, workbooks.workbook_of(data) if book else set_files.set_text(data).encode())


def _write(to: Path, content: bytes) -> None:
    try:
        to.write_bytes(content)
    except OSError as error:
        stop(f"Không ghi được tệp {to}: {error.strerror}. Xem lại đường dẫn.")
