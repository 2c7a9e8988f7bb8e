"""A database of its own for each drill, on the server of the test run."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings

from tests.template import copy_to_file, of_server

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def drill_environment(tmp_path) -> Iterator[dict[str, str]]:
    """Environment of processes that share one empty, migrated database with a small province."""
    url = os.environ["DATABASE_URL"]
    if url.startswith("sqlite"):
        copy_to_file(tmp_path / "drill.sqlite3")
        yield _prepared(tmp_path, f"sqlite:///{tmp_path / 'drill.sqlite3'}")
        return
    name = f"drill_{secrets.token_hex(6)}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" {of_server(url)}')
    yield _prepared(tmp_path, urlunsplit(urlsplit(url)._replace(path=f"/{name}")))
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _prepared(home: Path, url: str) -> dict[str, str]:
    environment = os.environ | {
        "DATABASE_URL": url,
        "MOTCUA_HOME": str(home),
        "MOTCUA_DATA_KEY": settings.MOTCUA_DATA_KEY,
        "DJANGO_SETTINGS_MODULE": "motcua.config.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]),
    }
    motcua(environment, "migrate")
    build = "import django; django.setup(); from tests.province import build; build()"
    subprocess.run([sys.executable, "-c", build], env=environment, cwd=ROOT, check=True)
    return environment


def motcua(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    call = "from motcua.config.cli import main; main()"
    command = [sys.executable, "-c", call, *arguments]
    return subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=300
    )
