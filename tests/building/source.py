"""The product's own source as the guards read it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "motcua"


@cache
def modules() -> tuple[Path, ...]:
    """Every module of the product that a person writes: all but migrations."""
    found = sorted(PACKAGE.rglob("*.py"))
    return tuple(path for path in found if "migrations" not in path.parts)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def name_of(path: Path) -> str:
    """`dossiers/actions/receive.py`: how the guards name a module."""
    return path.relative_to(PACKAGE).as_posix()


def rooms() -> list[Path]:
    return sorted(path.parent for path in PACKAGE.glob("*/__init__.py"))


# In actions/, but no verb: what several verbs of the room write together.
SHARED_BY_VERBS = {
    "legislation/actions/relations.py": "ties two documents together",
    "procedures/actions/rows.py": "the content of a version as rows",
}


def verbs() -> list[Path]:
    """Every verb file: those in actions/ but what verbs share (listed, or with an underscore)."""
    return [
        path
        for path in modules()
        if path.parent.name == "actions"
        and not path.name.startswith("_")
        and name_of(path) not in SHARED_BY_VERBS
    ]


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def called_name(call: ast.Call) -> str:
    """`record` for both `record(…)` and `audit.record(…)`."""
    match call.func:
        case ast.Name(id=name):
            return name
        case ast.Attribute(attr=name):
            return name
        case _:
            return ""


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node
