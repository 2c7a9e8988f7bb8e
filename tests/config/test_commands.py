"""The `motcua` command as an operator calls it: a process of its own, nothing set but the home."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"


@pytest.fixture(scope="module")
def motcua(tmp_path_factory):
    """Runs one command in an installation of its own, migrated once."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    home = tmp_path_factory.mktemp("installation")
    environment = kept | {"MOTCUA_HOME": str(home), "PYTHONPATH": str(SOURCE), "COLUMNS": "200"}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        call = "from motcua.config.cli import main; main()"
        return subprocess.run(
            [sys.executable, "-c", call, *arguments],
            env=environment, cwd=home, capture_output=True, text=True, timeout=120,
        )  # fmt: skip

    assert run("verify").returncode == 2
    assert run("migrate").returncode == 0
    return run


@pytest.mark.parametrize(
    "command",
    ["due", "elapsed", "bench", "verify", "migrate", "settings", "doctor", "backup", "restore", "serve",
     "worker",
     "import procedures", "demo create", "demo accounts"],
)  # fmt: skip
def test_every_command_helps(motcua, command):
    said = motcua(*command.split(), "--help")
    assert said.returncode == 0
    assert "--help" in said.stdout


def test_new_installation_is_whole_and_sound(motcua):
    assert motcua("verify", "--deep").returncode == 0
    assert motcua("doctor").stdout == ""
    assert motcua("worker", "--once").returncode == 0


def test_settings_are_told_without_their_secrets(motcua):
    said = motcua("settings").stdout
    assert "SECRET_KEY=••••••" in said
    assert "DATABASE=sqlite3" in said


def test_catalogue_goes_in_by_its_template(motcua, tmp_path):
    file = tmp_path / "danh-muc.csv"
    file.write_text(motcua("import", "procedures", "--template").stdout)
    first = motcua("import", "procedures", str(file))
    assert first.returncode == 0, first.stderr
    again = motcua("import", "procedures", str(file))
    assert again.returncode == 0, again.stderr


@pytest.mark.parametrize(
    "command",
    ["import procedures khong-co.csv", "due hom-qua 10wd", "elapsed x y", "demo create --dossiers x",
     "nonsense", "bench nonsense", "restore khong-co", "backup"],
)  # fmt: skip
def test_bad_input_is_a_sentence_and_never_a_traceback(motcua, command):
    said = motcua(*command.split())
    assert said.returncode == 2
    assert said.stderr.strip()
    assert "Traceback" not in said.stderr
