"""Where things stand in the data folder and in a backup, and how small files are written."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
HOME = "home"
INSTALLATION_KEYS = "installation-keys"
PERSON_KEYS = "persons.keys.jsonl"
REGISTRY = "backups.json"
LEDGER = "erasures.jsonl"
ALIVE = "worker.alive"
KEYS = "keys"


def home() -> Path:
    from django.conf import settings

    return Path(settings.MOTCUA_HOME)


def write_private(path: Path, text: str) -> None:
    """Whole or not at all, readable by the installation's own account only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.part")
    with os.fdopen(os.open(beside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def read_json(path: Path, otherwise: Any) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return otherwise


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """One process at a time changes the list of backups and their key files."""
    with (folder / "backups.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
