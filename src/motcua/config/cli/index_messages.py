"""What `motcua index` says on stderr, and how it stops: 2 for what was given wrongly."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import typer

from motcua.index.rules.faults import Fault, Faulty

_FAULTS = 200


def read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        stop(f"Không đọc được tệp {path}: {error.strerror}. Xem lại đường dẫn.")


def known(output: str) -> None:
    if output not in {"csv", "json"}:
        stop(f"Không có dạng “{output}”. Chọn --format csv hoặc json.")


def refuse(cause: Faulty) -> NoReturn:
    shown: tuple[Fault, ...] = cause.faults[:_FAULTS]
    for fault in shown:
        say(str(fault))
    if len(cause.faults) > len(shown):
        say(f"… và {len(cause.faults) - len(shown)} lỗi khác.")
    raise typer.Exit(2)


def stop(message: str) -> NoReturn:
    say(message)
    raise typer.Exit(2)


def say(message: str) -> None:
    typer.echo(message, err=True)
