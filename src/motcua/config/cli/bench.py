"""`motcua bench`: the benchmarks beside the sources."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Annotated

import typer

_ROOT = Path(__file__).resolve().parents[4]
_FOLDER = _ROOT / "bench"


def register(app: typer.Typer) -> None:
    app.command("bench", help="Đo tốc độ cạnh các thư viện khác và giới hạn của máy.")(bench)


def bench(
    name: Annotated[str, typer.Argument(help="Tên phép đo; bỏ trống là tất cả.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Mỗi số đo một dòng JSON.")] = False,
) -> None:
    names = _names()
    if not names:
        typer.echo(f"Không có thư mục {_FOLDER}: chạy từ bản mã nguồn đầy đủ.", err=True)
        raise typer.Exit(2)
    if name and name not in names:
        typer.echo(f"Không có phép đo “{name}”. Chọn một trong: {', '.join(names)}.", err=True)
        raise typer.Exit(2)
    sys.path.insert(0, str(_ROOT))
    met = [_run(chosen, as_json=as_json) for chosen in ([name] if name else names)]
    raise typer.Exit(0 if all(met) else 1)


def _names() -> list[str]:
    """Modules of `bench/` that can be run: those that define `run`."""
    return sorted(
        path.stem
        for path in _FOLDER.glob("*.py")
        if not path.stem.startswith("_") and "\ndef run(" in path.read_text("utf-8")
    )


def _run(name: str, *, as_json: bool) -> bool:
    return bool(importlib.import_module(f"bench.{name}").run(as_json=as_json))
