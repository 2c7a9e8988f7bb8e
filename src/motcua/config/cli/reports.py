"""`motcua report …`: what is reckoned of the dossiers, in the forms of the law."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from motcua.config.cli import times
from motcua.config.cli.startup import start, start_migrated
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.reports.settlement import By, DoesNotAddUp, Settlement
from motcua.worktime import WorktimeError

if TYPE_CHECKING:
    from motcua.reports.parquet.reading import Written


class Format(StrEnum):
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"
    DOCX = "docx"


From = Annotated[str, typer.Option("--from", metavar="D", help="Ngày đầu kỳ, NĂM-THÁNG-NGÀY.")]
To = Annotated[str, typer.Option("--to", metavar="D", help="Ngày cuối kỳ, kể cả ngày ấy.")]
AsOf = Annotated[
    str, typer.Option("--as-of", metavar="T", help="Đọc như lúc T, theo giờ việc đã làm.")
]
KnownAt = Annotated[
    str, typer.Option("--known-at", metavar="T", help="Chỉ tính những gì đã nhập đến lúc T.")
]
Facts = Annotated[
    str,
    typer.Option(
        "--facts", metavar="NƠI", help="Dữ kiện Parquet (thư mục hoặc s3://…) thay cơ sở dữ liệu."
    ),
]
Engine = Annotated[
    str, typer.Option("--engine", help="duckdb; local hoặc spark://máy:cổng (cần --facts).")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Ghi ra tệp thay cho stdout.")]


def register(app: typer.Typer) -> None:
    from motcua.config.cli import statutory
    from motcua.config.cli.service_index import service_index

    app.command("settlement")(settlement)
    for command in (statutory.form, statutory.forms, statutory.periods, statutory.cutoff):
        app.command(command.__name__)(command)
    app.command("service-index")(service_index)


def settlement(
    *,
    begins: From,
    ends: To,
    by: Annotated[By | None, typer.Option("--by", help="Chia dòng theo.")] = None,
    as_of: AsOf = "",
    known_at: KnownAt = "",
    facts: Facts = "",
    engine: Engine = "duckdb",
    form: Annotated[Format, typer.Option("--format", help="Dạng in ra.")] = Format.CSV,
    output: Output = None,
) -> None:
    """Biểu tình hình, kết quả giải quyết thủ tục hành chính (II.06); dòng cuối là TOTAL."""
    first, last = day(begins, "--from"), day(ends, "--to")
    instants = {"as_of": moment(as_of, "--as-of"), "known_at": moment(known_at, "--known-at")}
    written = written_at(facts, engine)
    if written is None:
        start_migrated()
    from motcua.reports.queries import settlement as reckoning

    try:
        if written is None:
            found = reckoning.settlement(first, last, by=by, **instants)
        else:
            found = reckoning.settlement_of(written, first, last, by=by, **instants)
            tell(reading_notes(written, instants["as_of"]))
    except DoesNotAddUp as fault:
        typer.echo(fault.message, err=True)
        raise typer.Exit(1) from None
    except DomainError as fault:
        stop(fault.message)
    warn_unfinished(last, instants["as_of"])
    write(_content(found, form), output)


def written_at(facts: str, engine: str) -> Written | None:
    """Where facts were written; None: those of this installation, which need its database."""
    if not facts:
        if engine != "duckdb":
            stop("Bộ máy khác duckdb đọc Parquet: thêm --facts THƯ_MỤC.")
        return None
    start()
    from motcua.reports.parquet.reading import Written

    return Written(address=facts, engine=engine)


def reading_notes(written: Written, as_of: dt.datetime | None) -> Iterable[str]:
    from motcua.reports.parquet.reading import notes

    return notes(written, as_of)


def tell(sentences: Iterable[str]) -> None:
    for one in sentences:
        typer.echo(one, err=True)


def warn_unfinished(last: dt.date, as_of: dt.datetime | None) -> None:
    if as_of is not None or last < clock.today():
        return
    typer.echo(
        f"Kỳ chưa hết: hồ sơ đang giải quyết được xét đến hết ngày {last:%d/%m/%Y}. "
        "Thêm --as-of để xét đến một lúc sớm hơn.",
        err=True,
    )


def _content(found: Settlement, form: Format) -> bytes:
    from motcua.reports import forms

    if form is Format.CSV:
        return forms.as_csv(found).encode()
    if form is Format.JSON:
        return forms.as_json(found).encode()
    return forms.MAKERS[form](found)


def write(content: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
        return
    try:
        output.write_bytes(content)
    except OSError as fault:
        stop(f"Không ghi được tệp {output}: {fault.strerror}.")


def day(text: str, option: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        stop(f"“{text}” ở {option} không phải ngày. Viết NĂM-THÁNG-NGÀY, ví dụ 2026-03-31.")


def moment(text: str, option: str) -> dt.datetime | None:
    """A day alone is that day to its last second."""
    if not text:
        return None
    try:
        whole = dt.date.fromisoformat(text.strip())
        return dt.datetime.combine(whole, dt.time(23, 59, 59), clock.VIETNAM)
    except ValueError:
        pass
    try:
        return times.read(text, option).moment
    except WorktimeError as fault:
        stop(fault.message)


def stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(2)
