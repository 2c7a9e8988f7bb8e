"""Served files are built once (nothing happens when they are current)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def served() -> Path:
    """The folder of built style sheets, scripts, icons and fonts."""
    builder = [sys.executable, str(ROOT / "tools" / "build_assets.py")]
    done = subprocess.run(builder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return ROOT / "src" / "motcua" / "ui" / "static" / "ui"
