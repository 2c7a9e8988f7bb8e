"""`motcua import dossiers`: dossiers of another system from a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from motcua.config.cli.catalogue_files import UnusableFile, read_rows
from motcua.config.cli.importing import (
    FOUND_WRONG,
    Fault,
    explained,
    progress_bar,
    stop,
    tell_faults,
    write_errors,
)
from motcua.config.cli.startup import start_migrated
from motcua.dossiers.rules.imported import COLUMNS, NEEDED, ImportedRow, read_row
from motcua.kernel import clock
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput

if TYPE_CHECKING:
    from motcua.dossiers.queries.importing import ImportPlan

MANY = 1_000
EXAMPLE = {
    "code": "H52.118-260302-0007", "procedure": "1.013833", "agency": "H52.118",
    "applicant": "Lò Văn Ơn", "channel": "2", "received_at": "2026-03-02T08:15",
    "due_at": "2026-03-18T08:15", "finished_at": "2026-03-16T15:40",
    "returned_at": "2026-03-17T09:05", "status": "10",
    "pauses": "2026-03-04T10:00/2026-03-06T09:30", "field": "Đất đai",
}  # fmt: skip


def register(app: typer.Typer) -> None:
    app.command("dossiers")(dossiers)


def dossiers(
    file: Annotated[Path | None, typer.Argument(help="Tệp .csv, UTF-8, có dòng tiêu đề.")] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ đọc và đối chiếu.")] = False,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Bỏ dòng hỏng, nhập các dòng còn lại.")
    ] = False,
    errors: Annotated[Path | None, typer.Option(help="Ghi lỗi từng dòng (CSV).")] = None,
    create_missing: Annotated[
        bool, typer.Option("--create-missing", help="Tạo tạm đơn vị, thủ tục chưa có.")
    ] = False,
    count: Annotated[
        bool, typer.Option("--count/--count-later", help="Tính số liệu ngay, hay để worker tính.")
    ] = True,
    template: Annotated[bool, typer.Option("--template", help="In tệp mẫu ra stdout.")] = False,
) -> None:
    """Nhập hồ sơ từ hệ thống khác; nhận ra nhau bằng mã hồ sơ, chạy lại không đổi gì."""
    if template:
        typer.echo(_template(), nl=False)
        return
    if file is None:
        stop("Thiếu tệp cần nhập. Dùng --template để lấy tệp mẫu.")
    start_migrated()
    with explained():
        rows, faults, ahead = _read(file)
        plan = _plan(rows, create_missing=create_missing)
        faults += plan.faults
        write_errors(errors, faults)
        may_write = not dry_run and (keep_going or not faults)
        if may_write:
            _write(plan)
        if may_write and count:
            _count_together(len(plan.created) + len(plan.changed))
    _tell(plan, faults, ahead, written=may_write, dry_run=dry_run)
    if faults:
        raise typer.Exit(FOUND_WRONG)


def _template() -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerow(EXAMPLE)
    return text.getvalue()


def _read(file: Path) -> tuple[dict[int, ImportedRow], list[Fault], int]:
    """Rows by their number in the file, what is wrong, and how many tell of times to come."""
    rows: dict[int, ImportedRow] = {}
    faults: list[Fault] = []
    first: dict[str, int] = {}
    ahead, now = 0, clock.now()
    with progress_bar() as bar:
        task = bar.add_task("Đọc tệp", total=None)
        for number, row in enumerate(read_rows(file)):
            if number == 0:
                _require_columns(file, row.cells)
            bar.advance(task)
            if row.fault:
                faults.append((row.number, "", "", row.fault))
                continue
            try:
                told = read_row(row.cells)
            except InvalidInput as fault:
                faults += _told_faults(row.number, row.cells, fault)
                continue
            if (at := first.setdefault(told.code, row.number)) != row.number:
                message = f"trùng mã với dòng {at}. Giữ một dòng cho mỗi hồ sơ."
                faults.append((row.number, told.code, "code", message))
                continue
            rows[row.number] = told
            ahead += any(
                moment and moment > now for moment in (told.handed_in_at, told.finished_at)
            )
    if not rows and not faults:
        raise UnusableFile(f"Tệp {file.name} không có dòng dữ liệu nào.")
    return rows, faults, ahead


def _require_columns(file: Path, cells: Mapping[str, str]) -> None:
    missing = [name for name in NEEDED if name not in cells]
    if missing:
        raise UnusableFile(
            f"Tệp {file.name} thiếu cột {', '.join(missing)}. Dùng --template để lấy tệp mẫu."
        )


def _told_faults(number: int, cells: Mapping[str, str], fault: InvalidInput) -> list[Fault]:
    code = str(cells.get("code") or "")[:64]
    return [(number, code, name, text) for name, texts in fault.errors.items() for text in texts]


def _plan(rows: Mapping[int, ImportedRow], *, create_missing: bool) -> ImportPlan:
    from motcua.dossiers.queries.importing import plan_import

    return plan_import(rows, create_missing=create_missing)


def _write(plan: ImportPlan) -> None:
    from motcua.dossiers.actions import import_dossiers

    with progress_bar() as bar:
        task = bar.add_task("Ghi hồ sơ", total=len(plan.created) + len(plan.changed))
        import_dossiers(
            plan, by=OPERATOR, at=clock.now(), on_progress=lambda done: bar.advance(task, done)
        )


def _count_together(number: int) -> None:
    """Facts of many are built in one go; those of a few the worker counts one by one."""
    from motcua.dossiers.models import Dossier
    from motcua.reports.actions import rebuild_facts

    if number >= MANY and number * 5 >= Dossier.objects.count():
        rebuild_facts(by=OPERATOR, at=clock.now())


def _tell(
    plan: ImportPlan, faults: list[Fault], ahead: int, *, written: bool, dry_run: bool
) -> None:
    tell_faults(faults)
    broken = len({number for number, *_ in faults})
    typer.echo(
        f"Hồ sơ: mới {len(plan.created)}, đổi {len(plan.changed)}, "
        f"giữ nguyên {plan.unchanged}, dòng lỗi {broken}."
    )
    if ahead:
        typer.echo(f"{ahead} dòng có giờ tiếp nhận hoặc giờ xong còn ở phía trước.", err=True)
    if plan.create_missing and (plan.unknown_units or plan.unknown_procedures):
        units, procedures = len(plan.unknown_units), len(plan.unknown_procedures)
        verb = "Đã tạo" if written else "Sẽ tạo"
        typer.echo(f"{verb} tạm {units} đơn vị, {procedures} thủ tục.")
    typer.echo(_outcome(plan, written=written, dry_run=dry_run))


def _outcome(plan: ImportPlan, *, written: bool, dry_run: bool) -> str:
    if dry_run:
        return "Chạy thử: chưa ghi gì."
    if not written:
        return "Chưa ghi gì vì có dòng lỗi. Sửa tệp, hoặc thêm --keep-going để bỏ các dòng đó."
    return "Đã ghi." if plan.created or plan.changed else "Không có gì thay đổi."
