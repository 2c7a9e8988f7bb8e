"""Start Django for the commands that need the database."""

from __future__ import annotations

import os
import sys

import click


def start() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    import django

    django.setup()


def start_migrated() -> None:
    """Like start, and refuses a database that is behind this version."""
    start()
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        click.echo("Cơ sở dữ liệu chưa đúng phiên bản. Chạy: motcua migrate", err=True)
        sys.exit(2)
