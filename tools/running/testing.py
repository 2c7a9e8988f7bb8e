"""`run test`: all tests on SQLite, then all on PostgreSQL; says what is left out and why."""

from __future__ import annotations

import argparse
import os
from contextlib import ExitStack
from pathlib import Path

from running import postgres
from running.environment import call
from running.places import PYTHON
from running.setup import set_up
from running.speech import say
from running.trying import Trial, find_browser, make_templates, scratch


def _say_skipped(what: str, vietnamese: str, english: str) -> None:
    say(f"Bỏ qua {what}: {vietnamese}", f"skipping {what}: {english}")


def _trials(stack: ExitStack, arguments: list[str]) -> list[Trial]:
    folder = Path(stack.enter_context(scratch()))
    folder.chmod(0o755)  # the account of PostgreSQL walks through it
    sqlite = f"sqlite:///{folder / 'motcua.sqlite3'}"
    trials = [Trial("SQLite", sqlite, folder / "SQLite", arguments)]
    try:
        url = stack.enter_context(postgres.server(folder))
    except postgres.Unavailable as absence:
        _say_skipped("kiểm thử PostgreSQL", *absence.args)
        return trials
    home = folder / "PostgreSQL"
    return [*trials, Trial("PostgreSQL", url, home, arguments, only_database=not arguments)]


def run_tests(arguments: list[str]) -> int:
    if not find_browser():
        _say_skipped("kiểm thử trình duyệt", "không thấy Chromium", "Chromium was not found")
    with ExitStack() as stack:
        trials = _trials(stack, arguments)
        # For a few chosen tests templates would cost more than they save.
        if not arguments and not make_templates(trials):
            return 1
        codes = [trial.run() for trial in trials]
        unsteady = [(trial.name, test) for trial in trials for test in trial.unsteady]
    for name, test in unsteady:
        say(f"KHÔNG VỮNG trên {name}: {test}", f"UNSTEADY on {name}: {test}")
    return max(codes)


def run(options: argparse.Namespace) -> int:
    set_up(for_tests=True)
    return run_tests(options.arguments)


LINTERS = {
    "ruff check": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "mypy": ["mypy"],
    "import-linter": ["lint-imports"],
    "djlint": ["djlint", "src", "--lint", "--quiet"],
}


def lint() -> list[str]:
    """The names of the checks of style, types and structure that failed."""
    failed = []
    for name, (tool, *arguments) in LINTERS.items():
        say(f"Kiểm tra {name}", f"checking {name}")
        if not call([PYTHON.parent / tool, *arguments]):
            failed.append(name)
    return failed


def run_lint(options: argparse.Namespace) -> int:
    set_up(for_tests=True)
    failed = lint()
    if failed:
        say(f"Chưa đạt: {', '.join(failed)}", f"not clean: {', '.join(failed)}")
    return 1 if failed else 0


def run_check(options: argparse.Namespace) -> int:
    """Everything CI does, and the long versions of what has one."""
    os.environ["MOTCUA_LONG"] = "1"
    linted = run_lint(options)
    return run_tests(options.arguments) or linted
