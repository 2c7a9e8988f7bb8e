"""`motcua due` and `motcua elapsed` as a person would run them, without starting a process."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import typer
from click.testing import Result
from typer.testing import CliRunner

from motcua.config.cli.due import register


def motcua(*arguments: str) -> Result:
    app = typer.Typer()
    register(app)
    return CliRunner().invoke(app, list(arguments))


def answers(command: str, path: Path, *more: str) -> list[dict[str, str]]:
    result = motcua(command, "--csv", str(path), *more)
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def write_csv(path: Path, rows: list[dict[str, str]], *, encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path
