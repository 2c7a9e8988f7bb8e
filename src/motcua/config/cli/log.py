"""`motcua log …`: event logs to and from process-mining tools, and what they tell."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from motcua.config.cli import log_analysis, log_reading
from motcua.config.cli.importing import explained, stop
from motcua.config.cli.startup import start_migrated


def register(app: typer.Typer) -> None:
    app.command("export", help="Xuất nhật ký sự kiện: XES (.xes, .xes.gz) hoặc OCEL 2.0.")(export)
    app.command("read", help="Đọc nhật ký XES, CSV của nơi khác và kể lỗi từng dòng.")(
        log_reading.read
    )
    app.command("analyse", help="Thời gian từng bước, biến thể, làm lại, bàn giao.")(
        log_analysis.analyse
    )


def export(
    file: Annotated[Path, typer.Argument(help="Tệp .xes, .xes.gz, .json hoặc .sqlite.")],
    *,
    first: Annotated[str, typer.Option("--from", help="Nộp từ ngày.")] = "",
    last: Annotated[str, typer.Option("--to", help="Nộp đến hết ngày.")] = "",
    procedure: Annotated[str, typer.Option(help="Mã thủ tục.")] = "",
    by_step: Annotated[
        bool, typer.Option("--by-step", help="Vào, ra từng bước thay cho từng việc.")
    ] = False,
) -> None:
    days = day(first, "--from"), day(last, "--to")
    start_migrated()
    from motcua.kernel import clock
    from motcua.kernel.actor import OPERATOR
    from motcua.reports.actions.export_log import export_log
    from motcua.reports.queries.event_log import Chosen

    chosen = Chosen(first=days[0], last=days[1], procedure=procedure, by_step=by_step)
    with explained():
        count = export_log(file, chosen, by=OPERATOR, at=clock.now())
    typer.echo(f"{file}: {count} hồ sơ.", err=True)


def day(text: str, option: str) -> dt.date | None:
    if not text:
        return None
    pattern = "%d/%m/%Y" if "/" in text else "%Y-%m-%d"
    try:
        return dt.datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        stop(f"Không hiểu ngày “{text[:20]}” ở “{option}”. Viết như 2026-10-08 hoặc 08/10/2026.")
