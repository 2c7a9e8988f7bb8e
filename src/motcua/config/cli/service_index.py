"""`motcua report service-index`: points of the 766 index, each with its parts and its rows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated

import typer

from motcua.config.cli.reports import (
    AsOf,
    From,
    Output,
    To,
    day,
    moment,
    stop,
    warn_unfinished,
    write,
)
from motcua.config.cli.startup import start_migrated
from motcua.kernel.errors import DomainError
from motcua.reports.rules.service_points import GroupScore, Line, Score, State, half_up
from motcua.reports.rules.service_words import TRUST, why

if TYPE_CHECKING:
    from motcua.reports.queries.service_index import Row

COLUMNS = (
    "key", "name", "set", "group", "metric", "label", "numerator", "denominator", "points",
    "maximum", "measured", "state", "source", "definition",
)  # fmt: skip
TOTAL = "TOTAL"


class By(StrEnum):
    AGENCY = "agency"
    PROCEDURE = "procedure"


class Format(StrEnum):
    CSV = "csv"
    JSON = "json"


def service_index(
    *,
    begins: From,
    ends: To,
    unit: Annotated[
        str, typer.Option("--unit", metavar="MÃ", help="Đơn vị và mọi đơn vị bên dưới.")
    ] = "",
    by: Annotated[By | None, typer.Option("--by", help="Chia theo.")] = None,
    rows_of: Annotated[
        str, typer.Option("--list", metavar="CHỈ_TIÊU", help="Liệt kê hồ sơ của chỉ tiêu này.")
    ] = "",
    as_of: AsOf = "",
    form: Annotated[Format, typer.Option("--format", help="Dạng in ra.")] = Format.CSV,
    output: Output = None,
) -> None:
    """Bộ chỉ số 766: điểm từng chỉ tiêu; dòng TOTAL kèm phần đã có số liệu."""
    first, last, instant = day(begins, "--from"), day(ends, "--to"), moment(as_of, "--as-of")
    if rows_of and by:
        stop("--list liệt kê hồ sơ của cả kỳ. Bỏ --by, hoặc chọn đơn vị bằng --unit.")
    warn_unfinished(last, instant)
    start_migrated()
    from motcua.reports.queries import service_index as found

    try:
        if rows_of:
            told = found.behind(rows_of, first, last, unit=unit, as_of=instant)
            rows = [{"key": one.key, "counted": int(one.counted)} for one in told]
            write(_written(rows, ("key", "counted"), form).encode(), output)
            return
        asked = found.By(by.value) if by else None
        scored = found.service_index(first, last, unit=unit, by=asked, as_of=instant)
    except DomainError as fault:
        stop(fault.message)
    lines = [line for row in scored for line in _lines(row)]
    write(_written(lines, COLUMNS, form).encode(), output)


def _lines(row: Row) -> Iterator[dict[str, object]]:
    for group in row.score.groups:
        for line in group.lines:
            yield _of(row, group, **_line(line))
        yield _of(row, group, metric="", label=group.group.name, **_sums(group))
    index = row.score.index
    yield _of(
        row, None, metric=TOTAL, label=row.score.rank or "Chưa xếp loại: chưa đủ số liệu",
        source=f"Có số liệu {half_up(row.score.complete * 100)} % số điểm ({index.name}, "
        f"{index.legal_basis}; {TRUST[index.trust]})",
        **_sums(row.score),
    )  # fmt: skip


def _of(row: Row, group: GroupScore | None, **told: object) -> dict[str, object]:
    blank: dict[str, object] = dict.fromkeys(COLUMNS, "")
    own = {"key": row.key, "name": row.name, "set": row.score.index.key}
    return {**blank, **own, "group": group.group.key if group else "", **told}


def _line(line: Line) -> dict[str, object]:
    metric, figure = line.metric, line.figure
    return {
        "metric": metric.key,
        "label": metric.name,
        "numerator": "" if figure is None else figure.numerator,
        "denominator": "" if figure is None else figure.denominator,
        "points": _points(line.points),
        "maximum": "" if metric.maximum is None else _points(line.maximum),
        "measured": _points(line.maximum if line.state is State.SCORED else Fraction(0)),
        "state": line.state.value,
        "source": f"{why(line)} ({TRUST[metric.trust]})",
        "definition": metric.definition,
    }


def _sums(of: GroupScore | Score) -> dict[str, object]:
    """Nothing measured is no points told, not 0."""
    points = of.points if of.measured else None
    told = {"points": points, "maximum": of.maximum, "measured": of.measured}
    return {name: _points(value) for name, value in told.items()}


def _points(value: Fraction | None) -> str:
    return "" if value is None else half_up(value)


def _written(
    rows: Iterable[dict[str, object]], columns: tuple[str, ...], form: Format
) -> str:  # fmt: skip
    if form is Format.JSON:
        return json.dumps(list(rows), ensure_ascii=False, indent=1) + "\n"
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
