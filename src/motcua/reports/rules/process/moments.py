"""Moments as foreign logs write them; without an offset they are read as Vietnam's time."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from motcua.kernel.clock import VIETNAM
from motcua.reports.rules.process.faults import Faults, Flaw

# Outside these a moment is a clock that was never set, or a stand-in for "unknown".
_EARLIEST, _LATEST = 1990, 2100
_VIETNAMESE = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})(?:[ T,]+([0-9:.]+))?")
_FRACTION = re.compile(r"(\.[0-9]{6})[0-9]+")


def moment_of(text: str, line: int, faults: Faults) -> dt.datetime | None:
    """None, and a fault of that line, for what is no moment."""
    if not text.strip():
        faults.add(line, Flaw.NO_TIME)
        return None
    found = _read(text.strip())
    if found is None or not _EARLIEST <= found.year < _LATEST:
        faults.add(line, Flaw.BROKEN_TIME, text)
        return None
    if found.tzinfo is None:
        faults.add(line, Flaw.NAIVE_TIME, text)
        return found.replace(tzinfo=VIETNAM)
    return found


@lru_cache(maxsize=4096)
def _read(text: str) -> dt.datetime | None:
    try:
        # Years are kept clear of the ends, where a change of zone would leave the calendar.
        return dt.datetime.fromisoformat(_iso(text))
    except ValueError:
        return None


def _iso(text: str) -> str:
    written = _VIETNAMESE.fullmatch(text)
    if written is None:
        return _FRACTION.sub(r"\1", text)
    day, month, year, clock = written.groups()
    hours = clock or "00:00"
    return f"{year}-{int(month):02d}-{int(day):02d}T{hours if hours[1:2] != ':' else '0' + hours}"
