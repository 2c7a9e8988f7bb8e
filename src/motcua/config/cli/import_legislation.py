"""`motcua import legislation`: the list of legal documents into the database."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
import yaml
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from motcua.config.cli.startup import start_migrated
from motcua.kernel import clock
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput

FOUND_WRONG, BAD_INPUT = 1, 2
TEMPLATE = """\
- number: 118/2025/NĐ-CP
  title: Cơ chế một cửa, một cửa liên thông
  issuer: Chính phủ
  issued_on: 2025-06-09
  valid_from: 2025-07-01
  valid_to:            # để trống khi còn hiệu lực
  verified: true       # đã đối chiếu với nguyên văn
  amends: []           # số của văn bản được sửa
  replaces: [61/2018/NĐ-CP]
"""


def register(app: typer.Typer) -> None:
    app.command("legislation")(legislation)


def legislation(
    file: Annotated[
        Path | None, typer.Argument(help="Tệp .yaml; không ghi: danh mục đi kèm hệ thống.")
    ] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ đọc và đối chiếu.")] = False,
    errors: Annotated[Path | None, typer.Option(help="Ghi lỗi từng dòng (CSV).")] = None,
    template: Annotated[bool, typer.Option("--template", help="In tệp mẫu ra stdout.")] = False,
) -> None:
    """Nhập danh mục văn bản pháp luật; chạy lại không đổi gì. Có lỗi thì không ghi gì."""
    if template:
        typer.echo(TEMPLATE, nl=False)
        return
    rows = _rows(file) if file else None
    start_migrated()
    faults = _write(rows, dry_run=dry_run)
    if errors:
        _keep(errors, faults)
    for place, message in faults[:20]:
        typer.echo(f"{_said(place)}: {message}", err=True)
    if faults:
        typer.echo(f"Chưa ghi gì vì có {len(faults)} lỗi. Sửa tệp rồi chạy lại.", err=True)
        raise typer.Exit(FOUND_WRONG)


def _write(rows: list[Any] | None, *, dry_run: bool) -> list[tuple[str, str]]:
    from django.db import transaction

    from motcua.legislation.actions import import_documents
    from motcua.legislation.actions.import_documents import own_rows

    columns = (SpinnerColumn(), TextColumn("Ghi văn bản"), TimeElapsedColumn())
    try:
        with Progress(*columns, console=Console(stderr=True)), transaction.atomic():
            taken = own_rows() if rows is None else rows
            done = import_documents(taken, by=OPERATOR, at=clock.now())
            transaction.set_rollback(dry_run)
    except InvalidInput as fault:
        return [(place, text) for place, texts in fault.errors.items() for text in texts]
    counts = f"mới {done.entered}, đã có {done.known}, quan hệ mới {done.relations}"
    typer.echo(f"Văn bản: {counts}." + (" Chạy thử: chưa ghi gì." if dry_run else ""))
    return []


def _rows(file: Path) -> list[Any]:
    try:
        rows = yaml.safe_load(file.read_text("utf-8"))
    except OSError as fault:
        _stop(f"Không đọc được tệp {file.name}: {fault.strerror}.")
    except (UnicodeDecodeError, yaml.YAMLError):
        _stop(
            f"Tệp {file.name} không phải YAML mã UTF-8. Xem mẫu: motcua import legislation --template"
        )
    if not isinstance(rows, list) or not rows:
        _stop(f"Tệp {file.name} không có văn bản nào. Mỗi văn bản là một mục bắt đầu bằng “- ”.")
    return rows


def _said(place: str) -> str:
    row, _, name = place.partition(".")
    return f"Văn bản thứ {row}, ô {name}" if name else f"Văn bản thứ {row}"


def _keep(path: Path, faults: list[tuple[str, str]]) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.writer(lines)
            writer.writerow(("row", "field", "message"))
            writer.writerows((*place.partition(".")[::2], message) for place, message in faults)
    except OSError as fault:
        _stop(f"Không ghi được tệp {path.name}: {fault.strerror}.")


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(BAD_INPUT)
