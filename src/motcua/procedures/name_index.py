"""Indexes of the names of procedures that only one database knows: trigrams on PostgreSQL; on SQLite
all that a search asks of a version, so that ten thousand names are read without their rows.
"""

from __future__ import annotations

from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction

TABLE = "procedures_procedureversion"


_TRIGRAMS = "CREATE EXTENSION IF NOT EXISTS pg_trgm"
_PIECES = (
    f"CREATE INDEX IF NOT EXISTS procedures_name_pieces ON {TABLE} "
    "USING gin (name_folded gin_trgm_ops)"
)
_COVER = (
    f"CREATE INDEX IF NOT EXISTS procedures_name_cover ON {TABLE} "
    "(status, valid_from, valid_to, name_folded, field_id, procedure_id)"
)


def ensure(using: str = DEFAULT_DB_ALIAS, **_of_the_signal: Any) -> None:
    """Does nothing the second time; where trigrams may not be added, search goes on without."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    wanted = {"postgresql": [_TRIGRAMS, _PIECES], "sqlite": [_COVER]}.get(connection.vendor, [])
    try:
        with transaction.atomic(using=using), connection.cursor() as cursor:
            for statement in wanted:
                cursor.execute(statement)
    except DatabaseError:
        return
