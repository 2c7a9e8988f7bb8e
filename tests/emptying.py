"""The database after a test that committed: only tables that hold rows are emptied.

Django empties all two hundred, then makes permissions and content types anew: a second a test.
"""

from __future__ import annotations

from typing import Any

from django.db import connection, transaction
from django.test import TransactionTestCase

# What migrating wrote, and no test changes.
KEPT = {"django_migrations", "django_content_type", "auth_permission"}


def empty_quickly() -> None:
    """From here on tests with `transaction=True` are followed by this emptying."""
    TransactionTestCase._fixture_teardown = _after_test


def _after_test(_: TransactionTestCase) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Neither foreign keys nor the triggers that keep events from being removed.
            cursor.execute("SET LOCAL session_replication_role = replica")
        for table in _holding_rows(cursor):
            cursor.execute(f"DELETE FROM {table}")


def _holding_rows(cursor: Any) -> list[str]:
    names = connection.introspection.django_table_names(only_existing=True, include_views=False)
    tables = [connection.ops.quote_name(name) for name in sorted(set(names) - KEPT)]
    cursor.execute("SELECT " + ", ".join(f"EXISTS (SELECT 1 FROM {table})" for table in tables))
    return [table for table, holds in zip(tables, cursor.fetchone(), strict=True) if holds]
