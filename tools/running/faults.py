"""A plugin of pytest for `run test`: what failed, and whether a browser walks in it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

# The file they are noted in.
FAULTS = "MOTCUA_TEST_FAULTS"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """A worker that died fails too, and no browser explains it."""
    if not (noted := os.environ.get(FAULTS)):
        return
    reports = [r for kind in ("failed", "error") for r in terminalreporter.stats.get(kind, [])]
    faults = {r.nodeid: "browser" in getattr(r, "keywords", ()) for r in reports}
    Path(noted).write_text(json.dumps(faults), "utf-8")


def read_faults(file: Path) -> dict[str, bool]:
    """Test → whether a browser walks in it."""
    return dict(json.loads(file.read_text("utf-8"))) if file.exists() else {}
