"""`python3 run …`: what it refuses, what it goes round, and how it says so."""

from __future__ import annotations

import ast
import os
import socket
import subprocess
import sys
from types import SimpleNamespace

import pytest

from running import demo, environment
from running.demo import Demo
from running.speech import Stop
from tests.building.source import ROOT


def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "run"), *arguments]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def test_first_file_is_readable_by_old_pythons():
    text = (ROOT / "run").read_text("utf-8")

    ast.parse(text, feature_version=(3, 4))
    assert not any(isinstance(node, ast.JoinedStr) for node in ast.walk(ast.parse(text)))


@pytest.mark.parametrize("arguments", [[], ["help"], ["--help"], ["demo", "--help"]])
def test_help_is_given_in_both_languages(arguments):
    said = _run(*arguments)

    assert said.returncode == 0
    assert "·" in said.stdout


@pytest.mark.parametrize(
    "arguments", [["fly"], ["demo", "--port", "x"], ["demo", "--dossiers", "-1"], ["setup", "now"]]
)
def test_bad_arguments_end_with_2_and_no_traceback(arguments):
    said = _run(*arguments)

    assert said.returncode == 2
    assert "Traceback" not in said.stderr


def test_a_port_from_the_environment_that_is_no_number_is_refused():
    said = _run("demo", PORT="eight")

    assert said.returncode == 2
    assert "eight" in said.stderr


def test_taken_port_gives_way_to_the_next_free_one(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        wanted = taken.getsockname()[1]
        found = demo.free_port(wanted)

    assert found > wanted
    assert f"Cổng {wanted} đang bận" in capsys.readouterr().out


def test_impossible_port_is_bad_input():
    with pytest.raises(Stop) as stop:
        demo.free_port(70_000)

    assert stop.value.code == 2


def test_reset_never_deletes_what_no_demo_made(tmp_path):
    (tmp_path / "motcua.sqlite3").write_text("somebody's province")

    with pytest.raises(Stop, match="not made by"):
        Demo(tmp_path, 8000).remove()

    assert (tmp_path / "motcua.sqlite3").exists()


def test_reset_deletes_the_demo(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    home = tmp_path / "var"
    home.mkdir()
    province = Demo(home, 8000)
    province.write_state("ready")

    province.remove()

    assert not home.exists()


def test_reset_leaves_a_postgresql_database_to_its_owner(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://motcua@127.0.0.1/motcua")
    province = Demo(tmp_path, 8000)
    province.write_state("ready")

    with pytest.raises(Stop, match="PostgreSQL"):
        province.remove()


def test_full_disk_is_said_before_anything_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(demo.shutil, "disk_usage", lambda path: SimpleNamespace(free=10_000_000))

    with pytest.raises(Stop, match="10 MB"):
        Demo(tmp_path, 8000).check_disk()


def test_without_any_way_to_a_venv_the_remedy_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "absent")
    monkeypatch.setattr(environment, "_ways_to_make_venv", list)

    with pytest.raises(Stop) as stop:
        environment.make_venv()

    assert "apt install python3-venv" in stop.value.vietnamese


def test_fingerprint_follows_content(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    lock = tmp_path / "a.lock"
    absent = environment.fingerprint([lock])
    lock.write_text("one")
    first = environment.fingerprint([lock])
    lock.write_text("two")

    assert len({absent, first, environment.fingerprint([lock])}) == 3
