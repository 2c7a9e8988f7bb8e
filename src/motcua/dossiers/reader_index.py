"""Who may read which dossier, kept by the database: triggers write `Reader` from the rows that say
so, whichever verb, import or older release writes those.

Made after migrating, and on SQLite taken off before: it cannot make a table anew that triggers
of another one name.
"""

# ruff: noqa: S608 - the texts are put together of names that stand in this file.

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction

TABLE, DOSSIERS = "dossiers_reader", "dossiers_dossier"
TOOK_PART, ASKED = "dossiers_participation", "dossiers_consultation"
BATCH = 20_000
_KEYS = ("id", "dossier_id")
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
# Name of a trigger: the table, when, which dossier it is about, and what must differ.
_TRIGGERS = {
    "reader_of_new": (DOSSIERS, "AFTER INSERT", "id", ""),
    "reader_of_moved": (DOSSIERS, f"AFTER UPDATE OF {_CHANGES}", "id", ""),
    "reader_of_part": (TOOK_PART, "AFTER INSERT", "dossier_id", ""),
    # An act of the same hand writes the same unit again.
    "reader_of_moved_part": (
        TOOK_PART, "AFTER UPDATE OF unit_id_then", "dossier_id",
        "WHEN (OLD.unit_id_then <> NEW.unit_id_then) ",
    ),
    "reader_of_asked": (ASKED, "AFTER INSERT", "dossier_id", ""),
    "reader_of_moved_asked": (ASKED, "AFTER UPDATE OF unit_id", "dossier_id", ""),
}  # fmt: skip


def ensure(using: str = DEFAULT_DB_ALIAS, **_of_the_signal: Any) -> None:
    """Does nothing the second time; otherwise notes the readers of all that is there."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    missing = [name for name in _TRIGGERS if name not in _made(connection)]
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
        for key in () if sqlite else _KEYS:
            cursor.execute(f"DROP FUNCTION IF EXISTS dossiers_note_readers_by_{key}()")


def note_all(cursor: Any) -> None:
    """Anew of every dossier: for whoever wrote rows without triggers."""
    cursor.execute(f"DELETE FROM {TABLE}")
    cursor.execute(f"INSERT INTO {TABLE} (dossier_id, who) {_ways()}")


def note_missing(cursor: Any, where: str) -> None:
    """Of the dossiers that `where` tells of {key}, their id, for whoever wrote without triggers."""
    cursor.execute(_adding(where))


def _ways(where: str = "TRUE") -> str:
    """SQL: dossiers and who may read them; `where` speaks of {key}, the id of a dossier."""
    return " UNION ".join(_selects(where))


def _selects(where: str) -> Iterator[str]:
    for table, (key, says) in _SAYS.items():
        told = where.format(key=key)
        for said in says:
            yield (
                f"SELECT {key} AS dossier_id, {said} AS who FROM {table} "
                f"WHERE {said} IS NOT NULL AND {told}"
            )


def _adding(where: str) -> str:
    # SQLite reads the ON of a SELECT without WHERE as that of a join.
    return (
        f"INSERT INTO {TABLE} (dossier_id, who) SELECT dossier_id, who FROM ({_ways(where)}) AS now "
        "WHERE TRUE ON CONFLICT (who, dossier_id) DO NOTHING"
    )


def _noting(one: str) -> str:
    """Forget whoever may no longer read, then add who is new."""
    ways = _ways(f"{{key}} = {one}")
    gone = f"DELETE FROM {TABLE} WHERE dossier_id = {one} AND who NOT IN (SELECT who FROM ({ways}) AS now)"
    return f"{gone}; {_adding(f'{{key}} = {one}')};"


def _made(connection: Any) -> set[str]:
    known = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        sqlite = connection.vendor == "sqlite"
        cursor.execute(known if sqlite else "SELECT tgname FROM pg_trigger")
        return {row[0] for row in cursor.fetchall()}


def _make_on_sqlite(using: str, names: list[str]) -> None:
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        for name in names:
            table, when, key, differs = _TRIGGERS[name]
            body = _noting(f"NEW.{key}")
            cursor.execute(f"CREATE TRIGGER {name} {when} ON {table} {differs}BEGIN {body} END")
        note_all(cursor)


def _make_on_postgresql(using: str, names: list[str]) -> None:
    """The last trigger when all is noted: who is interrupted begins again. Others go on working."""
    *first, last = names
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        for key in _KEYS:
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION dossiers_note_readers_by_{key}() RETURNS trigger "
                f"LANGUAGE plpgsql AS $body$ BEGIN {_noting(f'NEW.{key}')} RETURN NULL; END $body$"
            )
        _create(cursor, first)
    with connections[using].cursor() as cursor:
        _note_by_batches(cursor)
        _create(cursor, [last])


def _create(cursor: Any, names: list[str]) -> None:
    for name in names:
        table, when, key, differs = _TRIGGERS[name]
        cursor.execute(
            f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW {differs}"
            f"EXECUTE FUNCTION dossiers_note_readers_by_{key}()"
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
