"""`motcua index`: a year's index scored and ranked from files, without Django or a database."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from motcua.index.exchange import results, set_files, workbooks
from motcua.index.exchange.score_files import read_scores
from motcua.index.exchange.standings import compare_rows, read_standings
from motcua.index.rules.confidence import Uncertainty, confidence_rows, simulate
from motcua.index.rules.faults import Fault, Faulty
from motcua.index.rules.improving import improvement_rows
from motcua.index.rules.table import Table, scored_table

_SET = Annotated[Path, typer.Option("--set", metavar="SET.json", help="Bộ tiêu chí.")]
_SCORES = Annotated[
    Path, typer.Option("--scores", metavar="SCORES.csv", help="Điểm: unit,criterion,value.")
]
_FORMAT = Annotated[str, typer.Option("--format", help="csv hoặc json.")]
_FAULTS = 200


def register(app: typer.Typer) -> None:
    app.command("score", help="Chấm điểm và xếp hạng các đơn vị trong khối.")(score)
    app.command("compare", help="Thay đổi điểm và bậc giữa hai bảng kết quả.")(compare)
    app.command("confidence", help="Thứ hạng chắc đến đâu (Monte Carlo).")(confidence)
    app.command("template", help="Bộ tiêu chí trình diễn làm mẫu, ra JSON hoặc xlsx.")(template)
    app.command("convert", help="Đổi bộ tiêu chí giữa JSON và xlsx, kiểm tra luôn.")(convert)
    app.command("improve", help="Điểm đã mất và cách gần nhất để lên hạng.")(improve)


def score(
    set_file: _SET,
    scores_file: _SCORES,
    output: _FORMAT = "csv",
    details: Annotated[
        bool, typer.Option("--details", help="Thêm điểm thưởng, trừ, hai phần thẩm định/điều tra.")
    ] = False,
) -> None:
    table = _table(set_file, scores_file, output)
    _print(results.result_rows(table, details=details), output)


def compare(
    before: Annotated[
        Path, typer.Argument(help="Bảng trước: unit, index, rank; ô chưa công bố để trống.")
    ],
    after: Annotated[Path, typer.Argument(help="Bảng sau.")],
    output: _FORMAT = "csv",
) -> None:
    _known(output)
    try:
        earlier, later = (read_standings(_bytes(path), path.name) for path in (before, after))
    except Faulty as cause:
        _refuse(cause)
    _print(compare_rows(earlier, later), output)


def confidence(
    *,
    set_file: _SET,
    scores_file: _SCORES,
    output: _FORMAT = "csv",
    runs: Annotated[int, typer.Option(min=100, max=1_000_000, help="Số lần mô phỏng.")] = 10_000,
    seed: Annotated[int, typer.Option(min=0, help="Hạt giống: chạy lại ra như cũ.")] = 1,
    weights: Annotated[
        float, typer.Option(min=0, max=1, help="Trọng số lệch tối đa, 0.25 là ±25%.")
    ] = 0.25,
    sample: Annotated[
        int, typer.Option(min=0, help="Số phiếu điều tra mỗi đơn vị; 0 là bỏ qua.")
    ] = 0,
) -> None:
    table = _table(set_file, scores_file, output)
    doubt = Uncertainty(weights=weights, respondents=sample)
    _print(confidence_rows(table, simulate(table, doubt, runs=runs, seed=seed)), output)


def improve(
    set_file: _SET,
    scores_file: _SCORES,
    output: _FORMAT = "csv",
    unit: Annotated[str, typer.Option(help="Đơn vị cần xem.")] = "",
) -> None:
    table = _table(set_file, scores_file, output)
    if unit not in table.sheet.units:
        _stop(f"Tệp điểm không có đơn vị “{unit}”. Ghi --unit đúng tên trong cột unit.")
    _print(improvement_rows(table, unit), output)


def template(
    to: Annotated[
        Path | None, typer.Option(help="Tệp .json hoặc .xlsx; bỏ trống là in JSON.")
    ] = None,
) -> None:
    data = set_files.demo_set_data()
    if to is None:
        typer.echo(set_files.set_text(data))
    else:
        _save(to, data)


def convert(
    source: Annotated[Path, typer.Argument(help="Tệp .json hoặc .xlsx.")],
    to: Annotated[Path, typer.Argument(help="Tệp kết quả, .json hoặc .xlsx.")],
) -> None:
    """Nothing is written when anything is wrong."""
    content = _bytes(source)
    try:
        if source.suffix.lower() == ".xlsx":
            read = workbooks.read_set_workbook(content)
            data: object = workbooks.workbook_data(content)[0]
        else:
            read, data = set_files.read_set_json(content), set_files.set_data(content)
    except Faulty as cause:
        _refuse(cause)
    for note in read.notes:
        _say(f"Lưu ý: {note}")
    assert isinstance(data, dict)
    _save(to, data)


def _save(to: Path, data: dict[str, Any]) -> None:
    book = to.suffix.lower() == ".xlsx"
    content = workbooks.workbook_of(data) if book else set_files.set_text(data).encode()
    try:
        to.write_bytes(content)
    except OSError as error:
        _stop(f"Không ghi được tệp {to}: {error.strerror}. Xem lại đường dẫn.")


def _table(set_file: Path, scores_file: Path, output: str) -> Table:
    _known(output)
    try:
        read = set_files.read_set_json(_bytes(set_file))
        sheet = read_scores(_bytes(scores_file), read.criteria_set)
        table = scored_table(sheet)
    except Faulty as cause:
        _refuse(cause)
    for note in read.notes:
        _say(f"Lưu ý: {note}")
    _warn(table)
    return table


def _warn(table: Table) -> None:
    sheet = table.sheet
    if not all(column.codes.all() for column in sheet.columns):
        for unit, name in enumerate(sheet.units):
            if missing := sheet.missing_of(unit):
                _say(f"Cảnh báo: {name} thiếu giá trị của {', '.join(missing)}; tính 0 điểm.")
    for absent in sorted(set(table.criteria_set.blocks) - set(sheet.units)):
        _say(f"Cảnh báo: {absent} có trong blocks nhưng chưa có dòng điểm nào, không xếp hạng.")
    for name, place in zip(sheet.units, table.places.tolist(), strict=True):
        if not place:
            _say(f"Cảnh báo: {name} không áp dụng tiêu chí nào, không có chỉ số (NA).")


def _print(rows: list[dict[str, str]], output: str) -> None:
    results.write(rows, sys.stdout, as_json=output == "json")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        _stop(f"Không đọc được tệp {path}: {error.strerror}. Xem lại đường dẫn.")


def _known(output: str) -> None:
    if output not in {"csv", "json"}:
        _stop(f"Không có dạng “{output}”. Chọn --format csv hoặc json.")


def _refuse(cause: Faulty) -> NoReturn:
    shown: tuple[Fault, ...] = cause.faults[:_FAULTS]
    for fault in shown:
        _say(str(fault))
    if len(cause.faults) > len(shown):
        _say(f"… và {len(cause.faults) - len(shown)} lỗi khác.")
    raise typer.Exit(2)


def _stop(message: str) -> NoReturn:
    _say(message)
    raise typer.Exit(2)


def _say(message: str) -> None:
    typer.echo(message, err=True)
