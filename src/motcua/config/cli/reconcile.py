"""`motcua reconcile FILE|--portal demo`: what the national portal holds against what we hold."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from motcua.config.cli.reports import day, moment, stop
from motcua.config.cli.startup import start_migrated
from motcua.kernel.errors import DomainError

if TYPE_CHECKING:
    from motcua.reports.actions.reconcile import Theirs
    from motcua.reports.models import Reconciliation

SHOWN = 20
FOUND_WRONG = 1


def register(app: typer.Typer) -> None:
    app.command("reconcile")(reconcile)


def reconcile(
    file: Annotated[
        Path | None, typer.Argument(help="Tệp .csv, .json hoặc .xlsx tải từ Cổng quốc gia.")
    ] = None,
    *,
    portal: Annotated[
        str, typer.Option("--portal", metavar="TÊN", help="Hỏi Cổng: demo, hoặc theo cài đặt.")
    ] = "",
    begins: Annotated[str, typer.Option("--from", help="Hồ sơ nộp từ ngày.")] = "",
    ends: Annotated[str, typer.Option("--to", help="Hồ sơ nộp đến hết ngày.")] = "",
    as_of: Annotated[
        str, typer.Option("--as-of", help="Lúc Cổng xuất tệp; không ghi: bây giờ.")
    ] = "",
    resend: Annotated[
        bool, typer.Option("--resend", help="Đưa hồ sơ khác vào hàng gửi lại.")
    ] = False,
    template: Annotated[bool, typer.Option("--template", help="In tệp mẫu ra stdout.")] = False,
) -> None:
    """Đối chiếu với Cổng quốc gia; in chỗ khác (CSV). Thoát 1 khi có chỗ khác, 2 khi tệp sai."""
    if template:
        from motcua.reports.portal_files import template as written

        typer.echo(written(), nl=False)
        return
    if (file is None) is not bool(portal):
        stop("Ghi một tệp, hoặc --portal demo để hỏi Cổng.")
    period = tuple(
        day(text, name) if text else None for text, name in ((begins, "--from"), (ends, "--to"))
    )
    instant = moment(as_of, "--as-of")
    start_migrated()
    try:
        run = _run(file, portal, period, instant, resend=resend)
    except DomainError as fault:
        _stop(fault)
    raise typer.Exit(FOUND_WRONG if _tell(run) else 0)


def _run(
    file: Path | None,
    portal: str,
    period: tuple[dt.date | None, ...],
    instant: dt.datetime | None,
    *,
    resend: bool,
) -> Reconciliation:
    from django.db import transaction

    from motcua.kernel import clock
    from motcua.kernel.actor import OPERATOR
    from motcua.reports.actions import ask_resend, reconcile

    now = clock.now()
    told = _of_file(file, instant or now) if file else _of_portal(portal, instant or now)
    with transaction.atomic():
        from dataclasses import replace

        run = reconcile(replace(told, first=period[0], last=period[1]), by=OPERATOR, at=now)
        codes = [one.code for one in run.found.exclude(kind="no_here").filter(resolved_at=None)]
        if resend and codes:
            number = ask_resend(codes, by=OPERATOR, at=now)
            typer.echo(f"Đã đưa {number} hồ sơ vào hàng gửi lại.", err=True)
    return run


def _of_file(file: Path, instant: dt.datetime) -> Theirs:
    from motcua.reports.actions.reconcile import Theirs
    from motcua.reports.portal_files import read

    try:
        content = file.read_bytes()
    except OSError as fault:
        stop(f"Không đọc được tệp {file}: {fault.strerror}.")
    listed = read(content, file.name)
    return Theirs(
        held=listed.held, compared=listed.compared, source=file.name[:200], as_of=instant,
        digest=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip


def _of_portal(name: str, instant: dt.datetime) -> Theirs:
    from django.conf import settings

    from motcua.reports.actions.reconcile import Theirs
    from motcua.reports.ports import national_portal

    if name == "demo":
        settings.MOTCUA_NATIONAL_PORTAL = "motcua.integrations.national_portal.demo.DemoPortal"
    portal = national_portal()
    return Theirs(held=portal.held(instant), source=portal.source, as_of=instant)


def _tell(run: Reconciliation) -> int:
    found = list(run.found.filter(resolved_at=None).order_by("code", "kind"))
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("code", "kind", "agency", "ours", "theirs", "since", "reopened"))
    for one in found:
        since = one.since.astimezone().isoformat(timespec="seconds")
        out.writerow((one.code, one.kind, one.agency, one.ours, one.theirs, since, one.reopened))
    typer.echo(
        f"Lần {run.number}: Cổng có {run.held}, ta có {run.ours}, khớp {run.same}; "
        f"{len(found)} chỗ khác.",
        err=True,
    )
    return len(found)


def _stop(fault: DomainError) -> None:
    for place, texts in list(fault.errors.items())[:SHOWN]:
        for text in texts:
            typer.echo(f"{place}: {text}" if place.startswith("Dòng") else text, err=True)
    if len(fault.errors) > 1:
        typer.echo(fault.message, err=True)
    raise typer.Exit(2)
