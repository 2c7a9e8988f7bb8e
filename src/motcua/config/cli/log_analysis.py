"""`motcua log analyse`: the same figures of our own log and of a foreign one."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from motcua.config.cli.importing import explained
from motcua.config.cli.log_reading import (
    ActivityColumn,
    CaseColumn,
    TimeColumn,
    opened,
    tell,
)
from motcua.config.cli.startup import start_migrated
from motcua.reports.rules.process import analysis
from motcua.reports.rules.process.csv_reading import Columns
from motcua.reports.rules.process.faults import Faults
from motcua.reports.rules.process.stretches import Gathering, Stretches, add_foreign


class Table(StrEnum):
    STEPS = "steps"
    HOLDERS = "holders"
    POSTS = "posts"
    VARIANTS = "variants"
    REWORK = "rework"
    MAP = "map"
    HANDOVERS = "handovers"


TABLES: dict[Table, Callable[[Stretches], list[Any]]] = {
    Table.STEPS: analysis.by_step,
    Table.HOLDERS: analysis.by_holder,
    Table.POSTS: analysis.by_post,
    Table.VARIANTS: analysis.variants,
    Table.REWORK: analysis.rework,
    Table.MAP: analysis.ways_between_steps,
    Table.HANDOVERS: analysis.hand_overs,
}


def foreign(file: Path, columns: Columns, *, working: bool) -> Stretches:
    """`working`: in working time of the nation's calendar, else in plain time."""
    faults, gathering = Faults(), Gathering()
    measure = _office() if working else _plain
    with explained(), opened(file, columns, faults) as store:
        for case, events in store.in_order():
            add_foreign(gathering, case, events, measure)
        without = store.summary().without_time
    tell(faults)
    if without:
        typer.echo(f"{without} sự kiện không có thời điểm, không tính vào đây.", err=True)
    return gathering.whole()


def _plain(unit: str, since: int, until: int) -> int:
    return until - since


def _office() -> Callable[[str, int, int], int]:
    from motcua.worktime import Calendar
    from motcua.worktime.calendars import office
    from motcua.worktime.seconds import ORIGIN_EPOCH

    known: Calendar = office().provisional()

    def measure(unit: str, since: int, until: int) -> int:
        return known.elapsed_seconds(since - ORIGIN_EPOCH, until - ORIGIN_EPOCH)

    return measure


def own(first: dt.date | None, last: dt.date | None, procedure: str) -> Stretches:
    start_migrated()
    from motcua.kernel import clock
    from motcua.reports.queries.process_time import Period, stretches

    period = Period(
        first=first or dt.date(2000, 1, 1), last=last or clock.today(), procedure=procedure
    )
    return stretches(period.rows().order_by("finished_s", "code"))


def show(table: Stretches, wanted: Table | None) -> None:
    """One table as CSV, or all of them as JSON."""
    if wanted is None:
        told = {name.value: [asdict(row) for row in find(table)] for name, find in TABLES.items()}
        loops = asdict(analysis.loops(table))
        whole = told | {"cases": len(table.cases), "splits": table.splits, "loops": loops}
        typer.echo(json.dumps(whole, ensure_ascii=False))
        return
    rows = [asdict(row) for row in TABLES[wanted](table)]
    out = csv.writer(sys.stdout, lineterminator="\n")
    for number, row in enumerate(rows):
        if not number:
            out.writerow(row)
        out.writerow([" > ".join(c) if isinstance(c, tuple) else c for c in row.values()])


def analyse(
    file: Annotated[Path | None, typer.Argument(help="Nhật ký của nơi khác.")] = None,
    *,
    case: CaseColumn = "",
    activity: ActivityColumn = "",
    time: TimeColumn = "",
    table: Annotated[Table, typer.Option(help="Bảng cần in.")] = Table.STEPS,
    as_json: Annotated[bool, typer.Option("--json", help="Mọi bảng, dạng JSON.")] = False,
    office: Annotated[
        bool, typer.Option("--working-time", help="Nhật ký ngoài: tính giờ làm việc.")
    ] = False,
    first: Annotated[str, typer.Option("--from", help="Xong từ ngày.")] = "",
    last: Annotated[str, typer.Option("--to", help="Xong đến hết ngày.")] = "",
    procedure: Annotated[str, typer.Option(help="Mã thủ tục.")] = "",
) -> None:
    """Seconds of working time; without FILE of our own finished dossiers."""
    from motcua.config.cli.log import day

    if file is None:
        found = own(day(first, "--from"), day(last, "--to"), procedure)
    else:
        columns = Columns(case=case, activity=activity, time=time)
        found = foreign(file, columns, working=office)
    if not found.splits:
        typer.echo("Nhật ký không ghi lúc bắt đầu: không tách được chờ và làm.", err=True)
    show(found, None if as_json else table)
