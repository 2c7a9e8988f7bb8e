"""Object-centric event data as the SQLite file of OCEL 2.0: a table for each type."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from motcua.kernel.folding import fold
from motcua.reports.rules.process.log import Attributes
from motcua.reports.rules.process.ocel import (
    EVENT_ATTRIBUTES,
    OBJECT_ATTRIBUTES,
    Cases,
    Objects,
    OcelEvent,
    OcelObject,
    dossier_of,
    events_of,
    plain,
    utc,
)

_SQL_TYPES = {"string": "TEXT", "integer": "INTEGER", "time": "TIMESTAMP"}
_RELATIONS = """
CREATE TABLE event (ocel_id TEXT PRIMARY KEY, ocel_type TEXT NOT NULL);
CREATE TABLE object (ocel_id TEXT PRIMARY KEY, ocel_type TEXT NOT NULL);
CREATE TABLE event_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT NOT NULL);
CREATE TABLE object_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT NOT NULL);
CREATE TABLE event_object (
  ocel_event_id TEXT NOT NULL REFERENCES event (ocel_id),
  ocel_object_id TEXT NOT NULL REFERENCES object (ocel_id),
  ocel_qualifier TEXT NOT NULL,
  PRIMARY KEY (ocel_event_id, ocel_object_id, ocel_qualifier));
CREATE TABLE object_object (
  ocel_source_id TEXT NOT NULL REFERENCES object (ocel_id),
  ocel_target_id TEXT NOT NULL REFERENCES object (ocel_id),
  ocel_qualifier TEXT NOT NULL,
  PRIMARY KEY (ocel_source_id, ocel_target_id, ocel_qualifier));
"""


def write_tables(cases: Cases, objects: Objects, types: Iterable[str], path: Path) -> int:
    """Into a new file; returns how many cases were written."""
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA synchronous = OFF")  # a file half written is thrown away
        database.executescript(_RELATIONS)
        tables = _Tables(database, sorted(types))
        for thing in objects():
            tables.add_object(thing)
        count = 0
        for case in cases():
            tables.add_object(dossier_of(case))
            for event in events_of(case):
                tables.add_event(event)
            count += 1
    return count


class _Tables:
    def __init__(self, database: sqlite3.Connection, types: list[str]) -> None:
        self.database = database
        self.since = utc(dt.datetime.fromtimestamp(0, dt.UTC))
        self.event_tables = _distinct(types)
        for name, table in self.event_tables.items():
            database.execute("INSERT INTO event_map_type VALUES (?, ?)", (name, table))
            database.execute(_created(f"event_{table}", EVENT_ATTRIBUTES))
        for name, attributes in OBJECT_ATTRIBUTES.items():
            database.execute("INSERT INTO object_map_type VALUES (?, ?)", (name, name))
            changed = {"ocel_changed_field": "string", **attributes}
            database.execute(_created(f"object_{name}", changed))

    def add_object(self, thing: OcelObject) -> None:
        self.database.execute("INSERT INTO object VALUES (?, ?)", (thing.id, thing.type))
        own = _cells(thing.attributes, OBJECT_ATTRIBUTES[thing.type])
        self._insert(f"object_{thing.type}", (thing.id, self.since, None, *own))
        for other, how in thing.related:
            self._insert("object_object", (thing.id, other, how))

    def add_event(self, event: OcelEvent) -> None:
        self.database.execute("INSERT INTO event VALUES (?, ?)", (event.id, event.type))
        own = _cells(event.attributes, EVENT_ATTRIBUTES)
        table = f"event_{self.event_tables[event.type]}"
        self._insert(table, (event.id, utc(event.at), *own))
        for other, how in event.related:
            self._insert("event_object", (event.id, other, how))

    def _insert(self, table: str, row: tuple[object, ...]) -> None:
        marks = ", ".join("?" * len(row))
        self.database.execute(f'INSERT INTO "{table}" VALUES ({marks})', row)  # noqa: S608 - ours


def _distinct(types: list[str]) -> dict[str, str]:
    """A name for the table of each type: folded letters, numbered where two would be one."""
    found: dict[str, str] = {}
    for name in types:
        plain_name = re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_") or "event"
        again = sum(table.startswith(plain_name) for table in found.values())
        found[name] = f"{plain_name}_{again + 1}" if plain_name in found.values() else plain_name
    return found


def _created(table: str, attributes: dict[str, str]) -> str:
    columns = [f'"{name}" {_SQL_TYPES[kind]}' for name, kind in attributes.items()]
    own = ", ".join(["ocel_id TEXT", "ocel_time TIMESTAMP", *columns])
    return f'CREATE TABLE "{table}" ({own})'


def _cells(told: Attributes, names: Iterable[str]) -> list[object]:
    return [plain(told[name]) if name in told else None for name in names]
