"""The only place that asks what time it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_simulated: ContextVar[dt.datetime | None] = ContextVar("simulated", default=None)


def now() -> dt.datetime:
    return _simulated.get() or dt.datetime.now(VIETNAM)


@contextmanager
def simulated(moment: dt.datetime) -> Iterator[None]:
    """For the demo's simulator only: what it does happens, and is entered, at `moment`."""
    token = _simulated.set(local(moment))
    try:
        yield
    finally:
        _simulated.reset(token)


def local(moment: dt.datetime) -> dt.datetime:
    """The same instant on a clock in Vietnam; naive times are refused."""
    if moment.tzinfo is None:
        message = "a moment needs its time zone"
        raise ValueError(message)
    return moment.astimezone(VIETNAM)


def today() -> dt.date:
    return now().date()
