"""Where things stand in the checkout."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
VENV = ROOT / ".venv"
BIN = VENV / "bin"
PYTHON = BIN / "python"
MOTCUA = BIN / "motcua"
STAMPS = VENV / ".stamps"
ASSET_BUILDER = ROOT / "tools" / "build_assets.py"


def data_folder() -> Path:
    """The data folder: MOTCUA_HOME, or `var` in the checkout."""
    given = os.environ.get("MOTCUA_HOME")
    return Path(given).expanduser().resolve() if given else ROOT / "var"


def with_venv_on_path() -> dict[str, str]:
    """The environment in which our own commands run: those of .venv come first."""
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", os.defpath)])
    known = {**os.environ, "PATH": path, "VIRTUAL_ENV": str(VENV), "PYTHONUNBUFFERED": "1"}
    if known.pop("PYTHONDONTWRITEBYTECODE", ""):
        # Each process would compile two thousand files: five seconds instead of one to start.
        # Kept in .venv, nothing is written beside the sources.
        known["PYTHONPYCACHEPREFIX"] = str(VENV / "bytecode")
    return known
