"""The data files of the demo province, each read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_DATA = files("motcua.demo") / "data"


@cache
def data(name: str) -> Any:
    """`data("units")` is `data/units.yaml`; nobody changes what comes back."""
    return yaml.safe_load((_DATA / f"{name}.yaml").read_text(encoding="utf-8"))
