"""A foreign log put in order in a temporary database: any size, little memory."""

from __future__ import annotations

import datetime as dt
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from motcua.reports.rules.process.faults import Faults, Flaw
from motcua.reports.rules.process.log import LogCase, LogEvent

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICRO = dt.timedelta(microseconds=1)
# A file that makes up names without end must not fill memory with them.
_MOST_NAMES = 500
_TABLE = """CREATE TABLE event (
  at INTEGER, "case" TEXT NOT NULL, activity TEXT NOT NULL, resource TEXT NOT NULL,
  unit TEXT NOT NULL, transition TEXT NOT NULL, line INTEGER NOT NULL)"""


@dataclass(frozen=True)
class Summary:
    cases: int
    events: int
    without_time: int
    first: dt.datetime | None
    last: dt.datetime | None
    offsets: tuple[str, ...]
    attributes: tuple[str, ...]


class Store:
    """Events without a time are kept and counted, and left out where time is asked for."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        self.offsets: set[str] = set()
        self.attributes: set[str] = set()
        self._before: tuple[str, int] = ("", 0)

    def take_cases(self, cases: Iterable[LogCase], faults: Faults) -> None:
        self.take_events(((case.case, e) for case in cases for e in case.events), faults)

    def take_events(self, events: Iterable[tuple[str, LogEvent]], faults: Faults) -> None:
        insert = "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)"
        with self.database:
            self.database.executemany(insert, (self._row(c, e, faults) for c, e in events))

    def _row(self, case: str, event: LogEvent, faults: Faults) -> tuple[object, ...]:
        line, at = int(str(event.attributes.get("line", 0))), None
        if len(self.attributes) < _MOST_NAMES:
            self.attributes |= event.attributes.keys() - {"line"}
        if event.at is not None:
            at = (event.at - _EPOCH) // _MICRO
            self.offsets.add(event.at.strftime("%z"))
            if case == self._before[0] and at < self._before[1]:
                faults.add(line, Flaw.BACKWARDS, case)
            self._before = (case, at)
        return at, case, event.activity, event.resource, event.unit, event.transition, line

    def summary(self) -> Summary:
        query = (
            'SELECT count(DISTINCT "case"), count(*), sum(at IS NULL), min(at), max(at) FROM event'
        )
        cases, events, without, first, last = self.database.execute(query).fetchone()
        offsets = (f"{text[:3]}:{text[3:5]}" for text in sorted(self.offsets))
        return Summary(
            cases=cases,
            events=events,
            without_time=without or 0,
            first=None if first is None else _EPOCH + first * _MICRO,
            last=None if last is None else _EPOCH + last * _MICRO,
            offsets=tuple(offsets),
            attributes=tuple(sorted(self.attributes)),
        )

    def in_order(self) -> Iterator[tuple[str, list[tuple[int, str, str, str, str]]]]:
        """Each case with its events that have a time: µs, activity, resource, unit, transition."""
        rows = self.database.execute(
            'SELECT "case", at, activity, resource, unit, transition FROM event '
            'WHERE at IS NOT NULL ORDER BY "case", at, line'
        )
        for case, events in groupby(rows, key=itemgetter(0)):
            yield case, [event[1:] for event in events]


@contextmanager
def stored() -> Iterator[Store]:
    with tempfile.TemporaryDirectory(prefix="motcua-log-") as folder:
        database = sqlite3.connect(Path(folder) / "log.sqlite3")
        try:
            database.execute("PRAGMA synchronous = OFF")
            database.execute("PRAGMA journal_mode = OFF")
            database.execute(_TABLE)
            yield Store(database)
        finally:
            database.close()
