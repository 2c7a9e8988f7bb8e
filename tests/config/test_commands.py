"""The `motcua` command as an operator calls it: a process of its own, nothing set but the home."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.template import copy_to_file

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
    copy_to_file(home / "motcua.sqlite3")
    assert run("migrate").returncode == 0
    return run


@pytest.mark.parametrize(
    "command",
    ["due", "elapsed", "bench", "verify", "migrate", "settings", "doctor", "backup", "restore", "serve",
     "worker",
     "import procedures", "import legislation", "demo create", "demo accounts"],
)  # fmt: skip
def test_every_command_helps(motcua, command):
    said = motcua(*command.split(), "--help")
    assert said.returncode == 0
    assert "--help" in said.stdout


@pytest.mark.heavy
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


def test_our_acts_go_in_once_and_a_bad_file_goes_in_not_at_all(motcua, tmp_path):
    tried = motcua("import", "legislation", "--dry-run")
    assert tried.returncode == 0 and "Chạy thử: chưa ghi gì." in tried.stdout
    assert "đã có 0" in motcua("import", "legislation").stdout
    file, told = tmp_path / "van-ban.yaml", tmp_path / "loi.csv"
    file.write_text("- {number: chu, title: x, issuer: y, valid_from: 2026-01-01}\n")
    bad = motcua("import", "legislation", str(file), "--errors", str(told))
    assert bad.returncode == 1
    assert "Văn bản thứ 1, ô number: “chu” không phải số" in bad.stderr
    assert told.read_text().splitlines()[1].startswith("1,number,")


@pytest.mark.parametrize("content", ["{", "a: 1"])
def test_what_is_no_list_of_documents_is_told_without_a_traceback(motcua, tmp_path, content):
    file = tmp_path / "van-ban.yaml"
    file.write_text(content)
    said = motcua("import", "legislation", str(file))
    assert said.returncode in {1, 2}
    assert said.stderr and "Traceback" not in said.stderr
