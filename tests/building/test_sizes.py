"""The budget of sizes: what does not fit on a screen is two things."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median

import pytest

from tests.building.source import ROOT, functions, modules, tree_of

MODULE_LINES = 400
FUNCTION_LINES = 40
CLASS_LINES = 200
POSITIONAL_ARGUMENTS = 5
MEDIAN_FUNCTION_LINES = 10
NESTING = 3

# What is over the budget today, as measured, with its reason. It may only shrink.
OVER: dict[str, int] = {}

TOOLS = tuple(sorted((ROOT / "tools").rglob("*.py")))
FILES = (*modules(), *TOOLS)
BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match, ast.AsyncFor, ast.AsyncWith)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _length(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def _over(measured: dict[str, int], limit: int) -> dict[str, int]:
    return {name: size for name, size in measured.items() if size > OVER.get(name, limit)}


def _measure_functions() -> dict[str, int]:
    return {
        f"{_name(path)}:{function.name}": _lines(function)
        for path in FILES
        for function in functions(tree_of(path))
    }


def test_modules_are_short():
    assert not _over({_name(path): _length(path) for path in FILES}, MODULE_LINES)


def test_functions_are_short():
    assert not _over(_measure_functions(), FUNCTION_LINES)


def test_half_of_all_functions_are_very_short():
    assert median(_measure_functions().values()) <= MEDIAN_FUNCTION_LINES


def test_classes_are_short():
    sizes = {
        f"{_name(path)}:{node.name}": _lines(node)
        for path in FILES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef)
    }
    assert not _over(sizes, CLASS_LINES)


def test_few_arguments_go_by_position():
    counts = {
        f"{_name(path)}:{function.name}()": len(function.args.posonlyargs) + len(function.args.args)
        for path in FILES
        if path.parent.name != "templatetags"  # a template names what it gives
        for function in functions(tree_of(path))
    }
    assert not _over(counts, POSITIONAL_ARGUMENTS)


def _depth(node: ast.AST) -> int:
    """How deep blocks stand in blocks; an `elif` stands beside its `if`."""
    inner = [
        _depth(child) - (isinstance(node, ast.If) and [child] == node.orelse and _is_if(child))
        for child in ast.iter_child_nodes(node)
    ]
    return max(inner, default=0) + isinstance(node, BLOCKS)


def _is_if(node: ast.AST) -> bool:
    return isinstance(node, ast.If)


def test_blocks_stand_not_too_deep():
    depths = {
        f"{_name(path)}:{function.name} depth": _depth(function)
        for path in FILES
        for function in functions(tree_of(path))
    }
    assert not _over(depths, NESTING)


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("x = 1", 0),
        ("if a:\n  for b in c:\n    pass", 2),
        ("if a:\n  pass\nelif b:\n  pass\nelif c:\n  pass", 1),
    ],
)
def test_depth_is_counted_as_a_reader_would(text, depth):
    assert _depth(ast.parse(text)) == depth


def test_list_of_exceptions_only_shrinks():
    measured = {_name(path): _length(path) for path in FILES} | _measure_functions()
    shrunk = {name: size for name, size in OVER.items() if measured.get(name, 0) < size}
    assert not shrunk, f"lower or strike in OVER: {shrunk}"
