"""A migrated database that is copied: migrating takes half a minute, copying a blink.

`run test` migrates one of each kind and names it in MOTCUA_TEST_TEMPLATE (a file of SQLite, a
database of PostgreSQL); where it is not set, each process migrates for itself.
"""

from __future__ import annotations

import os
import shutil
from types import MethodType
from typing import Any
from urllib.parse import urlsplit

import psycopg
from django.conf import settings
from django.db import connection

TEMPLATE = os.environ.get("MOTCUA_TEST_TEMPLATE", "")


def copy_to_file(file: Any) -> None:
    """Does nothing where there is no template of SQLite: then `motcua migrate` has more to do."""
    if TEMPLATE and connection.vendor == "sqlite":
        shutil.copyfile(TEMPLATE, file)


def of_server(url: str) -> str:
    """What CREATE DATABASE says after the name of the new one."""
    return f'TEMPLATE "{TEMPLATE}"' if TEMPLATE and not url.startswith("sqlite") else ""


def use_template() -> None:
    """From here on the test database of this process is a copy."""
    if TEMPLATE:
        connection.creation.create_test_db = MethodType(_create_test_db, connection.creation)


def _create_test_db(creation: Any, *_: Any, **__: Any) -> str:
    name: str = creation._get_test_db_name()
    if connection.vendor == "sqlite":
        shutil.copyfile(TEMPLATE, name)
    else:
        url = os.environ["DATABASE_URL"]
        assert urlsplit(url).path != f"/{name}"
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            server.execute(f'CREATE DATABASE "{name}" {of_server(url)}')
    connection.close()
    settings.DATABASES[connection.alias]["NAME"] = connection.settings_dict["NAME"] = name
    connection.ensure_connection()
    return name
