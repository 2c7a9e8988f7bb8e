"""Sets and score sheets for tests: ours, of no decision."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import typer
from click.testing import Result
from typer.testing import CliRunner

from motcua.config.cli.index import register


def criterion(code: str, most: float, rule: object = "points", **more: object) -> dict[str, object]:
    return {"code": code, "name": f"Tiêu chí {code}", "max": most, "rule": rule, **more}


def of(*criteria: dict[str, object], **more: object) -> dict[str, object]:
    areas = [{"code": "I", "name": "Lĩnh vực", "criteria": list(criteria)}]
    return {"name": "Bộ thử", "year": 2026, "legal_basis": "", "areas": areas, **more}


def motcua(*arguments: object) -> Result:
    app = typer.Typer()
    register(app)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def score(folder: Path, data: object, rows: list[tuple[str, str, str]], *more: str) -> Result:
    set_file, scores = folder / "set.json", folder / "scores.csv"
    set_file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    with scores.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows([("unit", "criterion", "value"), *rows])
    return motcua("score", "--set", set_file, "--scores", scores, *more)


def answers(result: Result) -> dict[str, dict[str, str]]:
    assert result.exit_code == 0, result.output
    return {row["unit"]: row for row in csv.DictReader(result.stdout.splitlines())}
