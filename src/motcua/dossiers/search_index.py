"""The index of pieces of words: GIN trigrams on PostgreSQL, FTS5 trigrams on SQLite.

Made by a migration and looked after whenever the database is migrated: SQLite loses the
triggers of a table that it has to make anew.
"""

from __future__ import annotations

from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction

TABLE = "dossiers_dossier"
WITHOUT_TRIGRAMS = (
    "PostgreSQL chưa có pg_trgm và tài khoản của ứng dụng không được thêm: tìm hồ sơ vẫn đúng "
    "nhưng chậm dần khi dữ liệu lớn. Người quản trị cơ sở dữ liệu chạy một lần: CREATE EXTENSION "
    "pg_trgm; rồi chạy lại lệnh cập nhật cơ sở dữ liệu."
)

_FTS = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS dossiers_search USING fts5("
    "search_words, content='dossiers_dossier', content_rowid='id', tokenize='trigram')"
)
_OUT = (
    "INSERT INTO dossiers_search(dossiers_search, rowid, search_words) "
    "VALUES ('delete', old.id, old.search_words);"
)
_IN = "INSERT INTO dossiers_search(rowid, search_words) VALUES (new.id, new.search_words);"
_TRIGGERS = {
    "dossiers_search_in": f"AFTER INSERT ON {TABLE} BEGIN {_IN} END",
    "dossiers_search_out": f"AFTER DELETE ON {TABLE} BEGIN {_OUT} END",
    "dossiers_search_new": f"AFTER UPDATE OF search_words ON {TABLE} BEGIN {_OUT} {_IN} END",
}


def ensure(using: str = DEFAULT_DB_ALIAS, **_of_the_signal: Any) -> None:
    """Does nothing the second time."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    if connection.vendor == "sqlite":
        _ensure_fts(connection)
    else:
        _ensure_gin(using)


def note(using: str = DEFAULT_DB_ALIAS) -> str:
    """What an administrator should know; empty when all is well."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
        return "" if cursor.fetchone() else WITHOUT_TRIGRAMS


def _ensure_fts(connection: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        missing = _TRIGGERS.keys() - {row[0] for row in cursor.fetchall()}
        if not missing:
            return
        cursor.execute(_FTS)
        for name in sorted(missing):
            cursor.execute(f"CREATE TRIGGER {name} {_TRIGGERS[name]}")
        # Rows that came while nobody looked after the index.
        cursor.execute("INSERT INTO dossiers_search(dossiers_search) VALUES ('rebuild')")


def _ensure_gin(using: str) -> None:
    try:
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            cursor.execute(
                "CREATE INDEX IF NOT EXISTS dossiers_search_pieces ON dossiers_dossier "
                "USING gin (search_words gin_trgm_ops)"
            )
    except DatabaseError:
        # Search goes on without it; `note` says what to do.
        return
