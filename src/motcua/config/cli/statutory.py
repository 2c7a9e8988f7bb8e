"""`motcua report form …`: the statutory forms of a unit and a period, and the days of periods."""

from __future__ import annotations

import datetime as dt
import sys
from enum import StrEnum
from typing import Annotated

import typer

from motcua.config.cli.reports import (
    AsOf,
    Engine,
    Facts,
    KnownAt,
    Output,
    day,
    moment,
    stop,
    tell,
    write,
    written_at,
)
from motcua.config.cli.startup import start_migrated
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, InvalidInput


class Format(StrEnum):
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"
    DOCX = "docx"
    PDF = "pdf"


def form(
    *,
    key: Annotated[str, typer.Argument(help="Biểu, xem motcua report forms.")],
    period: Annotated[str, typer.Option("--period", metavar="KỲ", help="Như 2026-Q3.")],
    unit: Annotated[str, typer.Option("--unit", metavar="MÃ", help="Mã định danh đơn vị.")],
    as_of: AsOf = "",
    known_at: KnownAt = "",
    facts: Facts = "",
    engine: Engine = "duckdb",
    output_form: Annotated[Format, typer.Option("--format", help="Dạng in ra.")] = Format.CSV,
    output: Output = None,
) -> None:
    """Một biểu báo cáo định kỳ, tính từ dữ liệu; thoát 1 khi có dòng không cộng khớp."""
    instants = {"as_of": moment(as_of, "--as-of"), "known_at": moment(known_at, "--known-at")}
    start_migrated()
    written = written_at(facts, engine)
    from motcua.reports import statutory_files
    from motcua.reports.queries import periods, statutory_papers, statutory_units
    from motcua.reports.queries.statutory_figures import fill
    from motcua.reports.rules.periods import parse

    try:
        reach = periods.reach(parse(period))
        number = statutory_units.number_of(unit, reach.last)
        figures = fill(key, number, reach, **instants, written=written)
    except DomainError as fault:
        stop(fault.message)
    tell((*figures["notes"], *(_said(fault) for fault in figures["faults"])))
    if output_form is Format.CSV:
        write(statutory_files.as_csv(figures).encode(), output)
    elif output_form is Format.JSON:
        write(statutory_files.as_json(figures).encode(), output)
    else:
        told = statutory_papers.told_of_unit(number, reach.last, clock.now())
        write(statutory_files.MAKERS[output_form](figures, told), output)
    if any(fault["kind"] == "sum" for fault in figures["faults"]):
        raise typer.Exit(1)


def _said(fault: dict[str, object]) -> str:
    codes = ", ".join(fault["codes"]) if isinstance(fault["codes"], list) else ""
    return f"{fault['count']} hồ sơ {fault['words']}: {codes}" if codes else str(fault["words"])


def forms() -> None:
    """Các biểu hệ thống lập được, với căn cứ và ngày hiệu lực."""
    from motcua.reports.rules.statutory import all_forms

    for one in all_forms():
        ends = f" đến {one.valid_to:%d/%m/%Y}" if one.valid_to else ""
        typer.echo(
            f"{one.key}\t{one.number}\t{one.title}\t{one.legal_basis}\t"
            f"từ {one.valid_from:%d/%m/%Y}{ends}"
        )


def periods(
    year: Annotated[int, typer.Argument(min=2010, max=2100, help="Năm.")],
) -> None:
    """Ngày đầu, ngày cuối của số liệu và hạn gửi của mỗi kỳ trong năm."""
    start_migrated()
    from motcua.reports.queries import periods as kept
    from motcua.reports.rules.periods import all_of

    for one in all_of(year):
        found = kept.reach(one)
        notes = f"\t{' '.join(found.notes)}" if found.notes else ""
        typer.echo(
            f"{one.key}\t{one.name}\t{found.first}\t{found.last}\t{found.due}\t"
            f"{found.cutoff.legal_basis}{notes}"
        )


def cutoff(
    first: Annotated[int, typer.Option("--day", help="Ngày đầu của số liệu; 1: theo tháng.")],
    begins: Annotated[str, typer.Option("--from", help="Cho kỳ kết thúc từ ngày.")],
    basis: Annotated[str, typer.Option("--basis", help="Căn cứ.")],
    due: Annotated[int, typer.Option("--due", help="Số ngày gửi sau ngày chốt.")] = 1,
    due_above: Annotated[
        int, typer.Option("--due-above", help="Số ngày gửi báo cáo tổng hợp của tỉnh.")
    ] = 8,
) -> None:
    """Đặt ngày chốt số liệu báo cáo của tỉnh, từ một ngày, theo một căn cứ."""
    since = day(begins, "--from")
    start_migrated()
    from motcua.kernel.actor import OPERATOR
    from motcua.reports.actions import set_cutoff
    from motcua.reports.rules.periods import Cutoff

    told = Cutoff(day=first, due_days=due, due_days_above=due_above, valid_from=since,
                  legal_basis=basis)  # fmt: skip
    try:
        set_cutoff(told, by=OPERATOR, at=clock.now())
    except InvalidInput as fault:
        for sentences in fault.errors.values():
            typer.echo("\n".join(sentences), err=True)
        sys.exit(2)
    typer.echo(f"Đã đặt: số liệu từ ngày {first}, cho kỳ kết thúc từ {_day(since)}.")


def _day(day_: dt.date) -> str:
    return f"{day_:%d/%m/%Y}"
