"""`motcua indicators`: every indicator that is defined, over the facts of here or of a folder."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from motcua.config.cli.reports import (
    AsOf,
    Engine,
    Facts,
    From,
    KnownAt,
    Output,
    To,
    day,
    moment,
    stop,
    write,
    written_at,
)
from motcua.config.cli.startup import start_migrated
from motcua.kernel.errors import DomainError
from motcua.reports.indicators import page
from motcua.reports.indicators.definitions import INDICATORS, Indicator
from motcua.reports.indicators.span import Span, span

if TYPE_CHECKING:
    import datetime as dt

    from motcua.reports.indicators.engines import Tables
    from motcua.reports.indicators.reckoning import Figures

GROUPS = (
    "province", "agency", "receiving_unit", "tier", "field", "procedure", "channel",
    "online_level",
)  # fmt: skip
FIGURES = ("indicator", "label", "value", "numerator", "denominator", "unit")

By = Annotated[
    list[str] | None, typer.Option("--by", help=f"Chia theo, lặp lại được: {', '.join(GROUPS)}.")
]
Only = Annotated[list[str] | None, typer.Option("--only", help="Chỉ chỉ tiêu này, lặp lại được.")]


class Format(StrEnum):
    CSV = "csv"
    JSON = "json"


def register(app: typer.Typer) -> None:
    app.command("indicators")(indicators)


def indicators(
    *,
    begins: From = "",
    ends: To = "",
    by: By = None,
    only: Only = None,
    as_of: AsOf = "",
    known_at: KnownAt = "",
    engine: Engine = "duckdb",
    facts: Facts = "",
    form: Annotated[Format, typer.Option("--format", help="Dạng in ra.")] = Format.CSV,
    output: Output = None,
    catalogue: Annotated[
        bool, typer.Option("--catalogue", help="In trang danh mục chỉ tiêu (Markdown).")
    ] = False,
) -> None:
    """Tính các chỉ tiêu; mỗi số kèm tử số và mẫu số nguyên."""
    if catalogue:
        write(page.markdown().encode(), output)
        return
    groups, asked = _known(by or [], GROUPS, "--by"), _asked(only or [])
    if not begins or not ends:
        stop("Thiếu kỳ. Ví dụ: motcua indicators --from 2026-01-01 --to 2026-03-31")
    instant, known = moment(as_of, "--as-of"), moment(known_at, "--known-at")
    try:
        of = span(day(begins, "--from"), day(ends, "--to"), instant)
        with _tables(facts, engine, instant, known) as tables:
            found = _rows(tables, of, groups, asked)
    except DomainError as fault:
        stop(fault.message)
    _warn(of, asked)
    write(_written(found, groups, form).encode(), output)


def _known(names: Sequence[str], choices: Sequence[str], option: str) -> list[str]:
    for name in names:
        if name not in choices:
            stop(f"Không có “{name}” ở {option}. Chọn: {', '.join(choices)}.")
    return list(dict.fromkeys(names))


def _asked(only: Sequence[str]) -> list[Indicator]:
    return [INDICATORS[key] for key in _known(only, tuple(INDICATORS), "--only") or INDICATORS]


@contextmanager
def _tables(
    facts: str, engine: str, as_of: dt.datetime | None, known_at: dt.datetime | None
) -> Iterator[Tables]:
    written = written_at(facts, engine)
    if written is not None:
        from motcua.reports.parquet.reading import held

        with held(written) as tables:
            yield tables
        return
    start_migrated()
    from motcua.reports.indicators import engines
    from motcua.reports.queries.facts import read

    with engines.in_memory(*read(as_of=as_of, known_at=known_at)) as tables:
        yield tables


def _rows(
    tables: Tables, of: Span, groups: Sequence[str], asked: Sequence[Indicator]
) -> list[dict[str, object]]:
    from motcua.reports.indicators.reckoning import reckon

    found = reckon(tables, of, by=groups, indicators=asked)
    return [
        {**dict(zip(groups, key, strict=True)), **_figure(one, figures)}
        for key, figures in found.items()
        for one in asked
    ]


def _figure(one: Indicator, figures: Figures) -> dict[str, object]:
    above, below = figures.parts(one)
    told = (one.key, one.label, one.shown(above, below), above, below, one.unit.value)
    return dict(zip(FIGURES, told, strict=True))


def _warn(of: Span, asked: Sequence[Indicator]) -> None:
    """A definition that begins or ends inside the period is said, not glossed over."""
    for one in asked:
        if one.in_force(of.first) and one.in_force(of.last):
            continue
        until = f" đến {one.valid_to:%d/%m/%Y}" if one.valid_to else ""
        typer.echo(
            f"{one.key}: định nghĩa có hiệu lực từ {one.valid_from:%d/%m/%Y}{until}, "
            "kỳ đang tính vượt ra ngoài.",
            err=True,
        )


def _written(rows: Sequence[dict[str, object]], groups: Sequence[str], form: Format) -> str:
    if form is Format.JSON:
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    text = io.StringIO()
    writer = csv.DictWriter(text, [*groups, *FIGURES], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
