"""The outlines that the operator has placed in the data folder; there may be none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings

_kept: dict[Path, tuple[float, dict[str, Any]]] = {}


def place() -> Path:
    return Path(settings.MOTCUA_HOME) / "maps" / "communes.geojson"


def outlines() -> dict[str, Any] | None:
    """GeoJSON with `code` and `name` of our units; None where none was placed."""
    path = place()
    try:
        changed = path.stat().st_mtime
    except OSError:
        return None
    if path not in _kept or _kept[path][0] != changed:
        _kept[path] = (changed, json.loads(path.read_text("utf-8")))
    return _kept[path][1]
