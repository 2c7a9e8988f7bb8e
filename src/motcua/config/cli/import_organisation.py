"""`motcua import units` and `motcua import staff`: the organisation from two lists."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from motcua.config.cli.importing import Import, Take, stop
from motcua.kernel.actor import OPERATOR

UNIT_COLUMNS = (
    "slug", "name", "kind", "parent", "short_name", "code", "phone", "address", "valid_from",
    "legal_basis",
)  # fmt: skip
STAFF_COLUMNS = (
    "code", "name", "unit", "role", "title", "valid_from", "valid_to", "holding", "part_time",
    "legal_basis",
)  # fmt: skip
UNIT_EXAMPLE = {
    "slug": "xa-mai-son", "name": "UBND xã Mai Sơn", "kind": "commune", "parent": "son-la",
    "short_name": "Mai Sơn", "code": "H52.118", "phone": "0212 3845 001",
    "address": "Tiểu khu 1, xã Mai Sơn", "valid_from": "2025-07-01",
    "legal_basis": "NQ 1681/NQ-UBTVQH15",
}  # fmt: skip
STAFF_EXAMPLE = {
    "code": "SL-00417", "name": "Lò Thị Hạnh", "unit": "xa-mai-son", "role": "TN",
    "title": "Công chức tiếp nhận", "valid_from": "2025-07-01", "valid_to": "",
    "holding": "regular", "part_time": "không", "legal_basis": "QĐ 77/QĐ-UBND",
}  # fmt: skip

File = Annotated[Path | None, typer.Argument(help="Tệp .csv, .xlsx hoặc .jsonl.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Chỉ đọc và đối chiếu.")]
KeepGoing = Annotated[
    bool, typer.Option("--keep-going", help="Bỏ dòng hỏng, nhập các dòng còn lại.")
]
Errors = Annotated[Path | None, typer.Option(help="Ghi lỗi từng dòng (CSV).")]
Template = Annotated[bool, typer.Option("--template", help="In tệp mẫu ra stdout.")]


def register(app: typer.Typer) -> None:
    app.command("units")(units)
    app.command("staff")(staff)


def units(
    file: File = None,
    *,
    dry_run: DryRun = False,
    keep_going: KeepGoing = False,
    errors: Errors = None,
    template: Template = False,
) -> None:
    """Nhập đơn vị theo ngày; đơn vị cấp trên đứng trước trong tệp. Chạy lại không đổi gì."""
    made = Import(
        noun="đơn vị", key="slug", columns=UNIT_COLUMNS, example=UNIT_EXAMPLE, take=_unit(),
        needed=("slug", "name", "kind", "valid_from", "legal_basis"),
    )  # fmt: skip
    _go(made, file, template=template, dry_run=dry_run, keep_going=keep_going, errors=errors)


def staff(
    file: File = None,
    *,
    dry_run: DryRun = False,
    keep_going: KeepGoing = False,
    errors: Errors = None,
    template: Template = False,
) -> None:
    """Nhập cán bộ và vị trí công tác, nhận ra nhau bằng mã cán bộ. Chạy lại không đổi gì."""
    made = Import(
        noun="vị trí công tác", key="code", columns=STAFF_COLUMNS, example=STAFF_EXAMPLE,
        take=_post(), needed=("code", "name", "unit", "role", "title", "valid_from"),
    )  # fmt: skip
    _go(made, file, template=template, dry_run=dry_run, keep_going=keep_going, errors=errors)


def _go(
    made: Import,
    file: Path | None,
    *,
    template: bool,
    dry_run: bool,
    keep_going: bool,
    errors: Path | None,
) -> None:
    if template:
        typer.echo(made.template(), nl=False)
        return
    if file is None:
        stop("Thiếu tệp cần nhập. Dùng --template để lấy tệp mẫu.")
    made.run(file, dry_run=dry_run, keep_going=keep_going, errors=errors)


def _unit() -> Take:
    """The room is asked only when a row comes: printing a template needs no database."""

    def take(cells: Mapping[str, str]) -> str:
        from motcua.kernel import clock
        from motcua.organisations.actions import enter_unit_row

        return enter_unit_row(cells, by=OPERATOR, at=clock.now())

    return take


def _post() -> Take:
    def take(cells: Mapping[str, str]) -> str:
        from motcua.kernel import clock
        from motcua.organisations.actions import enter_staff_row

        return enter_staff_row(cells, by=OPERATOR, at=clock.now())

    return take
