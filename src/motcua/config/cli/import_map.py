"""`motcua import map`: outlines of communes into the data folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from motcua.config.cli.startup import start_migrated
from motcua.kernel import clock
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput

MOST_TOLD = 20


def register(app: typer.Typer) -> None:
    app.command("map")(outlines)


def outlines(
    file: Annotated[Path, typer.Argument(help="Tệp TopoJSON hoặc GeoJSON ranh giới xã, phường.")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ đọc và đối chiếu.")] = False,
) -> None:
    """Đặt bản đồ xã, phường cho bảng số liệu; chạy lại thì thay bản đồ cũ."""
    start_migrated()
    from motcua.reports.actions import place_map

    try:
        found = place_map(file, by=OPERATOR, at=clock.now(), try_only=dry_run)
    except InvalidInput as fault:
        typer.echo(fault.message, err=True)
        raise typer.Exit(2) from None
    for words, names in (("Vùng không thuộc xã, phường nào của tỉnh", found.unknown),
                         ("Xã, phường chưa có ranh giới", found.missing)):  # fmt: skip
        if names:
            told = ", ".join(names[:MOST_TOLD]) + (" …" if len(names) > MOST_TOLD else "")
            typer.echo(f"{words} ({len(names)}): {told}", err=True)
    end = " Chạy thử: chưa ghi gì." if dry_run else ""
    typer.echo(f"Bản đồ: {len(found.collection['features'])} xã, phường.{end}", err=True)
