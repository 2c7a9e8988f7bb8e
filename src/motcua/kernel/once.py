"""What several parts of one page ask for is read once: the page then tells of one moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Told = TypeVar("Told")
_read: ContextVar[dict[str, Any] | None] = ContextVar("read_once", default=None)


@contextmanager
def one_look() -> Iterator[None]:
    """Around whatever only reads; an act reads anew each time, as its locks ask for."""
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


def once(key: str, read: Callable[[], Told]) -> Told:
    """`read()`, or inside `one_look()` what it said before; `key` names the room and the matter."""
    known = _read.get()
    if known is None:
        return read()
    if key not in known:
        known[key] = read()
    return known[key]  # type: ignore[no-any-return]
