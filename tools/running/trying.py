"""One run of pytest: where its files lie, what it starts from, who is tried once more."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from running.faults import FAULTS, read_faults
from running.places import PYTHON, ROOT, SOURCE, with_venv_on_path
from running.speech import say

TOOLS = Path(__file__).parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
IN_MEMORY = Path("/dev/shm")  # noqa: S108  # where Linux keeps files in memory
ROOM_BYTES = 2_000_000_000
FAILED = 1


def find_browser() -> str | None:
    given = os.environ.get("MOTCUA_CHROMIUM")
    return given or next((path for name in BROWSERS if (path := shutil.which(name))), None)


def scratch_place() -> Path | None:
    """Memory where there is plenty: the databases of tests need not come to a disk."""
    try:
        free = shutil.disk_usage(IN_MEMORY).free
    except OSError:
        return None
    return IN_MEMORY if free >= ROOM_BYTES and os.access(IN_MEMORY, os.W_OK) else None


def scratch() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(
        prefix="motcua-test-", dir=scratch_place(), ignore_cleanup_errors=True
    )


def _workers(arguments: list[str]) -> list[str]:
    """Two tests at a time where the machine can, files kept whole; unless somebody chose."""
    if any(part.startswith(("-n", "--numprocesses", "-p", "--pdb", "-x")) for part in arguments):
        return []
    if (os.cpu_count() or 1) == 1:
        return []
    # Files come in the order of tests/conftest.py: those that take longest first.
    return ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]


@dataclass
class Trial:
    """The tests on one kind of database; `home` is made for them.

    `only_database` leaves out what touches none: it was run on the other already.
    """

    name: str
    url: str
    home: Path
    arguments: list[str]
    only_database: bool = False
    template: str = ""
    unsteady: list[str] = field(default_factory=list)

    def run(self) -> int:
        """Pytest's code; 0 too when all that failed are browser stories that passed alone."""
        say(f"Kiểm thử trên {self.name}", f"Tests on {self.name}")
        started = time.monotonic()
        self.home.mkdir()
        self.judged.mkdir(exist_ok=True)
        code = self._pytest([*_workers(self.arguments), *self.arguments])
        if code == FAILED:
            code = self._once_more()
        outcome = ("đạt", "passed") if code == 0 else ("không đạt", "failed")
        taken = f"{time.monotonic() - started:.0f}"
        say(
            f"{self.name}: {outcome[0]} sau {taken} giây", f"{self.name}: {outcome[1]} in {taken} s"
        )
        return code

    def _pytest(self, arguments: list[str]) -> int:
        self._faults.unlink(missing_ok=True)
        environment = with_venv_on_path() | {
            "DATABASE_URL": self.url,
            "MOTCUA_HOME": str(self.home),
            "MOTCUA_TEST_TEMPLATE": self.template,
            "TMPDIR": str(self.home.parent),
            "PYTHONPATH": str(TOOLS),
            # Shared by both kinds: a page that axe found clean on one is not asked on the other.
            "MOTCUA_TEST_JUDGED": str(self.judged),
            FAULTS: str(self._faults),
        }
        if self.only_database:
            environment["MOTCUA_TEST_ONLY_DATABASE"] = "1"
        if browser := find_browser():
            environment["MOTCUA_CHROMIUM"] = browser
        command = [str(PYTHON), "-m", "pytest", "-p", "running.faults", *arguments]
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        sys.stdout.flush()
        return code

    @property
    def judged(self) -> Path:
        return self.home.parent / "judged"

    @property
    def _faults(self) -> Path:
        return self.home / "faults"

    def _once_more(self) -> int:
        """Only stories in a browser get a second try, alone; anything else that fails has failed."""
        failed = read_faults(self._faults)
        stories = [test for test, browser in failed.items() if browser]
        if not stories or len(stories) < len(failed):
            return FAILED
        say(
            f"{len(stories)} kiểm thử trình duyệt không đạt; thử lại riêng từng cái",
            f"{len(stories)} browser tests failed; trying each again, alone",
        )
        codes = {story: self._pytest([story]) for story in stories}
        self.unsteady = [story for story, code in codes.items() if code == 0]
        for story in self.unsteady:
            say(f"KHÔNG VỮNG trên {self.name}: {story}", f"UNSTEADY on {self.name}: {story}")
        return max(codes.values())


def make_templates(trials: list[Trial]) -> bool:
    """Migrates a database of each kind, all at once; the processes of the tests copy them."""
    say("Dựng cơ sở dữ liệu mẫu", "Migrating the databases the tests start from")
    known = with_venv_on_path() | {"PYTHONPATH": str(SOURCE), "SECRET_KEY": secrets.token_hex(32)}
    command = [str(PYTHON), "-m", "motcua.config.cli", "migrate"]
    running = []
    for trial in trials:
        url, trial.template = template_of(trial)
        own = {"DATABASE_URL": url, "MOTCUA_HOME": f"{trial.home}-template"}
        Path(own["MOTCUA_HOME"]).mkdir()
        running.append(subprocess.Popen(command, cwd=ROOT, env=known | own))
    codes = [process.wait() for process in running]
    return not any(codes)


def template_of(trial: Trial) -> tuple[str, str]:
    """Its address, and what copies it: the file of SQLite or the name of the database."""
    if trial.url.startswith("sqlite"):
        file = f"{trial.home}-template/motcua.sqlite3"
        return f"sqlite:///{file}", file
    return f"{trial.url.rpartition('/')[0]}/template1", "template1"
