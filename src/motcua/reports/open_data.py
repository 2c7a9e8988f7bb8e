"""The data sets this installation publishes: those of this room, and what rooms above register.

A room above calls `register` in its `apps.py` with a `DataSet`; pages, api and the monthly
publication then know it.
"""

from __future__ import annotations

from motcua.kernel.errors import NotFound
from motcua.reports.rules.open_data import Column, DataSet, Drawn, Kind, Shared

__all__ = ["Column", "DataSet", "Drawn", "Kind", "Shared", "data_set", "data_sets", "register"]

_REGISTERED: dict[str, DataSet] = {}


def register(data_set: DataSet) -> None:
    """Raises ValueError for a key that another set has, and for keys that are no columns."""
    known = _REGISTERED.get(data_set.key)
    if known is not None and known != data_set:
        message = f"two data sets are called {data_set.key}"
        raise ValueError(message)
    if missing := set(data_set.keys) - set(data_set.names):
        message = f"{data_set.key} has no columns {sorted(missing)}"
        raise ValueError(message)
    _REGISTERED[data_set.key] = data_set


def data_sets() -> tuple[DataSet, ...]:
    """In the order in which they were registered."""
    return tuple(_REGISTERED.values())


def data_set(key: str) -> DataSet:
    """Raises NotFound with the keys there are."""
    if key not in _REGISTERED:
        raise NotFound(
            f"Không có bộ dữ liệu “{key[:80]}”. Các bộ: {', '.join(_REGISTERED)}.",
            field="data_set",
        )
    return _REGISTERED[key]
