"""Who may read which dossier, kept by the database: triggers write `Reader` from the rows that say
so, whichever verb, import or older release writes those.

Made after migrating, and on SQLite taken off before: it cannot make a table anew that triggers
of another one name.
"""

# ruff: noqa: S608 - the texts are put together of names that stand in this file.

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction

TABLE, DOSSIERS = "dossiers_reader", "dossiers_dossier"
TOOK_PART, ASKED = "dossiers_participation", "dossiers_consultation"
BATCH = 20_000
_QUEUES = ("holder", "offered")
# What each row says; empty where it names nobody.
_OF_A_DOSSIER = (
    *(f"'u' || {name}_unit_id" for name in ("receiving", "resolving", *_QUEUES)),
    *(f"'p' || {name}_post_id" for name in _QUEUES),
    *(
        f"CASE WHEN {name}_post_id IS NULL THEN 'q' || {name}_unit_id || ':' || {name}_role END"
        for name in _QUEUES
    ),
)
_SAYS = {
    DOSSIERS: ("id", _OF_A_DOSSIER),
    TOOK_PART: ("dossier_id", ("'u' || unit_id_then", "'p' || post_id")),
    ASKED: ("dossier_id", ("'u' || unit_id", "'a' || unit_id")),
}
_CHANGES = ", ".join(
    [f"{name}_unit_id" for name in ("receiving", "resolving", *_QUEUES)]
    + [f"{name}_{what}" for name in _QUEUES for what in ("post_id", "role")]
)
# Name of a trigger: the table, when, what must differ. Who comes with a new row is only added.
_TRIGGERS = {
    "reader_of_new": (DOSSIERS, "AFTER INSERT", ""),
    "reader_of_moved": (DOSSIERS, f"AFTER UPDATE OF {_CHANGES}", ""),
    "reader_of_part": (TOOK_PART, "AFTER INSERT", ""),
    # An act of the same hand writes the same unit again.
    "reader_of_moved_part": (
        TOOK_PART, "AFTER UPDATE OF unit_id_then", "WHEN (OLD.unit_id_then <> NEW.unit_id_then) ",
    ),
    "reader_of_asked": (ASKED, "AFTER INSERT", ""),
    "reader_of_moved_asked": (ASKED, "AFTER UPDATE OF unit_id", ""),
}  # fmt: skip


def ensure(using: str = DEFAULT_DB_ALIAS, **_of_the_signal: Any) -> None:
    """What is missing; then the readers of all that is there are noted."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    made = _made(connection)
    missing = [name for name in _TRIGGERS if name not in made]
    if connection.vendor == "postgresql":
        _make_functions(using)
    if missing and connection.vendor == "sqlite":
        _make_on_sqlite(using, missing)
    elif missing:
        _make_on_postgresql(using, missing)


def step_aside(
    using: str = DEFAULT_DB_ALIAS, plan: Sequence[Any] = (), **_of_the_signal: Any
) -> None:
    """Before tables change: on SQLite no trigger may stand."""
    if plan and connections[using].vendor == "sqlite":
        forget(using)


def forget(using: str = DEFAULT_DB_ALIAS) -> None:
    connection = connections[using]
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        for name in _made(connection) & _TRIGGERS.keys():
            on = "" if sqlite else f" ON {_TRIGGERS[name][0]}"
            cursor.execute(f"DROP TRIGGER {name}{on}")
        for name in () if sqlite else _TRIGGERS:
            cursor.execute(f"DROP FUNCTION IF EXISTS dossiers_{name}()")


def note_all(cursor: Any) -> None:
    """Anew of every dossier: for whoever wrote rows without triggers."""
    cursor.execute(f"DELETE FROM {TABLE}")
    note_missing(cursor, "TRUE")


def note_missing(cursor: Any, where: str) -> None:
    """Of the dossiers that `where` tells of {key}, their id, for whoever wrote without triggers."""
    cursor.execute(_adding(_ways(cursor.db.vendor, where)))


def _ways(vendor: str, where: str) -> str:
    """SQL: dossiers and who may read them; `where` speaks of {key}, the id of a dossier."""
    every = (_way(vendor, table, where.format(key=f"{table}.{_SAYS[table][0]}")) for table in _SAYS)
    return " UNION ALL ".join(every)


def _way(vendor: str, table: str, where: str) -> str:
    key, says = _SAYS[table]
    listed, row = ", ".join(says), f"{table}.{key} AS dossier_id"
    if vendor == "postgresql":
        return f"SELECT {row}, unnest(ARRAY[{listed}]) AS who FROM {table} WHERE {where}"
    each = f"json_each(json_array({listed})) AS said"
    return f"SELECT {row}, said.value AS who FROM {table}, {each} WHERE {where}"


def _adding(ways: str) -> str:
    return (
        f"INSERT INTO {TABLE} (dossier_id, who) SELECT DISTINCT dossier_id, who FROM ({ways}) AS now "
        "WHERE who IS NOT NULL ON CONFLICT (who, dossier_id) DO NOTHING"
    )


def _body(vendor: str, name: str) -> str:
    """Of a changed row: forget whoever may no longer read, then add who is new."""
    table, when, _ = _TRIGGERS[name]
    if when == "AFTER INSERT":
        return f"{_adding(_way(vendor, table, f'{table}.id = NEW.id'))};"
    one = f"NEW.{_SAYS[table][0]}"
    ways = _ways(vendor, f"{{key}} = {one}")
    gone = f"DELETE FROM {TABLE} WHERE dossier_id = {one} AND who NOT IN"
    if vendor != "postgresql":
        return f"{gone} (SELECT who FROM ({ways}) AS now WHERE who IS NOT NULL); {_adding(ways)};"
    added = _adding("SELECT * FROM now")
    return (
        f"WITH now AS MATERIALIZED (SELECT * FROM ({ways}) AS way WHERE who IS NOT NULL), "
        f"gone AS ({gone} (SELECT who FROM now)) {added};"
    )


def _made(connection: Any) -> set[str]:
    known = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        sqlite = connection.vendor == "sqlite"
        cursor.execute(known if sqlite else "SELECT tgname FROM pg_trigger")
        return {row[0] for row in cursor.fetchall()}


def _make_on_sqlite(using: str, names: list[str]) -> None:
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        for name in names:
            table, when, differs = _TRIGGERS[name]
            body = _body("sqlite", name)
            cursor.execute(f"CREATE TRIGGER {name} {when} ON {table} {differs}BEGIN {body} END")
        note_all(cursor)


def _make_functions(using: str) -> None:
    """As this release writes them: triggers that stand go on with them."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        for name in _TRIGGERS:
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION dossiers_{name}() RETURNS trigger LANGUAGE plpgsql "
                f"AS $body$ BEGIN {_body('postgresql', name)} RETURN NULL; END $body$"
            )


def _make_on_postgresql(using: str, names: list[str]) -> None:
    """The last trigger when all is noted: who is interrupted begins again. Others go on working."""
    *first, last = names
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        _create(cursor, first)
    with connections[using].cursor() as cursor:
        _note_by_batches(cursor)
        _create(cursor, [last])


def _create(cursor: Any, names: list[str]) -> None:
    for name in names:
        table, when, differs = _TRIGGERS[name]
        cursor.execute(
            f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW {differs}"
            f"EXECUTE FUNCTION dossiers_{name}()"
        )


def _note_by_batches(cursor: Any) -> None:
    """In batches, each a transaction of its own, so that nobody waits long for a row."""
    after = 0
    while until := _end_of_batch(cursor, after):
        note_missing(cursor, f"{{key}} BETWEEN {after + 1} AND {until}")
        after = until


def _end_of_batch(cursor: Any, after: int) -> int:
    """The id of the last of the next so many dossiers; 0: there are no more."""
    ids = f"SELECT id FROM {DOSSIERS} WHERE id > {after} ORDER BY id LIMIT {BATCH}"
    cursor.execute(f"SELECT coalesce(max(id), 0) FROM ({ids}) AS next")
    return int(cursor.fetchone()[0])
