"""The index of pieces of names of procedures on PostgreSQL. SQLite looks through ten thousand names
as quickly as it would through an index of them.
"""

from __future__ import annotations

from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction

TABLE = "procedures_procedureversion"


def ensure(using: str = DEFAULT_DB_ALIAS, **_of_the_signal: Any) -> None:
    """Does nothing the second time; where trigrams may not be added, search goes on without."""
    connection = connections[using]
    if connection.vendor != "postgresql" or TABLE not in connection.introspection.table_names():
        return
    try:
        with transaction.atomic(using=using), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            cursor.execute(
                f"CREATE INDEX IF NOT EXISTS procedures_name_pieces ON {TABLE} "
                "USING gin (name_folded gin_trgm_ops)"
            )
    except DatabaseError:
        return
