"""`run test`: all tests on SQLite, then all on PostgreSQL; says what is left out and why."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from running import postgres
from running.environment import call
from running.places import PYTHON, ROOT, with_venv_on_path
from running.setup import set_up
from running.speech import say

BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
NO_TESTS_COLLECTED = 5
# They touch no database: once is enough.
WITHOUT_DATABASE = ("building", "worktime")


def find_browser() -> str | None:
    given = os.environ.get("MOTCUA_CHROMIUM")
    return given or next((path for name in BROWSERS if (path := shutil.which(name))), None)


def _workers(arguments: list[str]) -> list[str]:
    """Two tests at a time where the machine can, files kept whole; unless somebody chose."""
    if any(part.startswith(("-n", "--numprocesses", "-p", "--pdb", "-x")) for part in arguments):
        return []
    return ["-n", "2", "--dist", "loadfile"] if (os.cpu_count() or 1) > 1 else []


def _pytest(name: str, url: str, arguments: list[str], home: Path) -> int:
    say(f"Kiểm thử trên {name}", f"Tests on {name}")
    started = time.monotonic()
    home.mkdir()
    environment = with_venv_on_path() | {"DATABASE_URL": url, "MOTCUA_HOME": str(home)}
    if browser := find_browser():
        environment["MOTCUA_CHROMIUM"] = browser
    command = [str(PYTHON), "-m", "pytest", *_workers(arguments), *arguments]
    code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    sys.stdout.flush()
    outcome = ("đạt", "passed") if code == 0 else ("không đạt", "failed")
    taken = f"{time.monotonic() - started:.0f}"
    say(f"{name}: {outcome[0]} sau {taken} giây", f"{name}: {outcome[1]} in {taken} s")
    return code


def _say_skipped(what: str, vietnamese: str, english: str) -> None:
    say(f"Bỏ qua {what}: {vietnamese}", f"skipping {what}: {english}")


def run_tests(arguments: list[str]) -> int:
    if not find_browser():
        _say_skipped("kiểm thử trình duyệt", "không thấy Chromium", "Chromium was not found")
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="motcua-test-")))
        databases = {"SQLite": f"sqlite:///{scratch / 'motcua.sqlite3'}"}
        try:
            databases["PostgreSQL"] = stack.enter_context(postgres.server())
        except postgres.Unavailable as absence:
            _say_skipped("kiểm thử PostgreSQL", *absence.args)
        codes = [_pytest("SQLite", databases.pop("SQLite"), arguments, scratch / "SQLite")]
        left = [] if arguments else [f"--ignore=tests/{folder}" for folder in WITHOUT_DATABASE]
        codes += [_pytest(n, url, [*arguments, *left], scratch / n) for n, url in databases.items()]
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
