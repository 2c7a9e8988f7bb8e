"""`motcua index`: a year's index scored and ranked from files, without Django or a database."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from motcua.config.cli import index_files
from motcua.config.cli.index_messages import known, read_bytes, refuse, say, stop
from motcua.index.exchange import results, set_files
from motcua.index.exchange.disputes import read_disputes
from motcua.index.exchange.score_files import read_scores
from motcua.index.exchange.standings import comparable, compare_rows, published_only, read_standings
from motcua.index.rules.comparing import Difference, changed_criteria, differences
from motcua.index.rules.confidence import Uncertainty, confidence_rows, simulate
from motcua.index.rules.faults import Faulty
from motcua.index.rules.improving import improvement_rows
from motcua.index.rules.table import Table, scored_table

_SET = Annotated[Path, typer.Option("--set", metavar="SET.json", help="Bộ tiêu chí.")]
_SCORES = Annotated[
    Path, typer.Option("--scores", metavar="SCORES.csv", help="Điểm: unit,criterion,value.")
]
_FORMAT = Annotated[str, typer.Option("--format", help="csv hoặc json.")]


def register(app: typer.Typer) -> None:
    app.command("score", help="Chấm điểm và xếp hạng các đơn vị trong khối.")(score)
    app.command("compare", help="Thay đổi điểm và bậc giữa hai bảng kết quả.")(compare)
    app.command("confidence", help="Thứ hạng chắc đến đâu (Monte Carlo).")(confidence)
    app.command("improve", help="Điểm đã mất và cách gần nhất để lên hạng.")(improve)
    index_files.register(app)


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
    *,
    output: _FORMAT = "csv",
    before_set: Annotated[
        Path | None, typer.Option(metavar="SET.json", help="Bộ tiêu chí của bảng trước.")
    ] = None,
    after_set: Annotated[
        Path | None, typer.Option(metavar="SET.json", help="Bộ tiêu chí của bảng sau.")
    ] = None,
) -> None:
    """With both sets, or a `set` column in the tables, it is said whether the two compare."""
    known(output)
    if (before_set is None) != (after_set is None):
        stop("Cần cả --before-set và --after-set mới biết hai bảng có so được không.")
    try:
        earlier, later = (read_standings(read_bytes(path), path.name) for path in (before, after))
        found = None if before_set is None else _differences(before_set, after_set)
    except Faulty as cause:
        refuse(cause)
    flag = comparable(earlier, later, found)
    _print(compare_rows(earlier, later, flag), output)
    _tell_differences(found)
    if flag == "no" and found is None:
        say("Lưu ý: hai bảng chấm theo bộ tiêu chí khác nhau: so điểm và bậc có điều kiện.")
    if published_only(earlier) or published_only(later):
        say("Lưu ý: thứ hạng ghi như đã công bố, không tính lại: bảng thiếu điểm đơn vị khác.")
    if flag == "unknown":
        say("Lưu ý: không có bộ tiêu chí của hai bảng, không rõ điểm hai bảng có cùng nghĩa.")


def _differences(before: Path, after: Path | None) -> list[Difference]:
    assert after is not None
    earlier, later = (
        set_files.read_set_json(read_bytes(path)).criteria_set for path in (before, after)
    )
    return differences(earlier, later)


def _tell_differences(found: list[Difference] | None) -> None:
    counting = [one for one in found or [] if one.counts]
    if counting:
        say(
            f"Lưu ý: bộ tiêu chí khác nhau ở {changed_criteria(counting)} tiêu chí: "
            "so điểm và bậc có điều kiện."
        )
    for one in counting:
        say(f"- {one}")


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
    disputed: Annotated[
        Path | None,
        typer.Option(
            metavar="DISPUTED.csv",
            help="Điểm còn ý kiến khác: unit,criterion,low,high hoặc …,self,appraised.",
        ),
    ] = None,
) -> None:
    table = _table(set_file, scores_file, output)
    try:
        apart = () if disputed is None else read_disputes(read_bytes(disputed), table.sheet)
    except Faulty as cause:
        refuse(cause)
    doubt = Uncertainty(weights=weights, respondents=sample, disputed=apart)
    _print(confidence_rows(table, simulate(table, doubt, runs=runs, seed=seed)), output)


def improve(
    set_file: _SET,
    scores_file: _SCORES,
    output: _FORMAT = "csv",
    unit: Annotated[str, typer.Option(help="Đơn vị cần xem.")] = "",
) -> None:
    table = _table(set_file, scores_file, output)
    if unit not in table.sheet.units:
        stop(f"Tệp điểm không có đơn vị “{unit}”. Ghi --unit đúng tên trong cột unit.")
    _print(improvement_rows(table, unit), output)


def _table(set_file: Path, scores_file: Path, output: str) -> Table:
    known(output)
    try:
        read = set_files.read_set_json(read_bytes(set_file))
        sheet = read_scores(read_bytes(scores_file), read.criteria_set)
        table = scored_table(sheet)
    except Faulty as cause:
        refuse(cause)
    for note in read.notes:
        say(f"Lưu ý: {note}")
    _warn(table)
    return table


def _warn(table: Table) -> None:
    sheet = table.sheet
    if not all(column.codes.all() for column in sheet.columns):
        for unit, name in enumerate(sheet.units):
            if missing := sheet.missing_of(unit):
                say(f"Cảnh báo: {name} thiếu giá trị của {', '.join(missing)}; tính 0 điểm.")
    for absent in sorted(set(table.criteria_set.blocks) - set(sheet.units)):
        say(f"Cảnh báo: {absent} có trong blocks nhưng chưa có dòng điểm nào, không xếp hạng.")
    for name, place in zip(sheet.units, table.places.tolist(), strict=True):
        if not place:
            say(f"Cảnh báo: {name} không áp dụng tiêu chí nào, không có chỉ số (NA).")


def _print(rows: list[dict[str, str]], output: str) -> None:
    results.write(rows, sys.stdout, as_json=output == "json")
