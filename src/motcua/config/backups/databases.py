"""Copying the database out and back, without the live keys of persons."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from motcua.config.backups.keyfile import KeyLine
from motcua.kernel.errors import InvalidInput

KEY_TABLE = "audit_personkey"
FILES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
_READ = "SELECT id, reference, wrapped, destroyed_at FROM audit_personkey ORDER BY id"
_BLANK = "UPDATE audit_personkey SET wrapped = NULL"
_PUT_BACK = "UPDATE audit_personkey SET wrapped = ? WHERE id = ?"
_INSERT = (
    "INSERT INTO audit_personkey (id, reference, wrapped, destroyed_at) VALUES (%s, %s, %s, %s)"
)
_NEXT = (
    "SELECT setval(pg_get_serial_sequence('audit_personkey', 'id'), "
    "(SELECT coalesce(max(id), 1) FROM audit_personkey))"
)


def vendor() -> str:
    return connection.vendor


def copy_out(folder: Path) -> list[KeyLine]:
    """Write the copy into `folder`; returns the keys as they were in the same instant."""
    target = folder / FILES[vendor()]
    return _copy_sqlite(target) if vendor() == "sqlite" else _dump_postgresql(target)


def copy_in(folder: Path, keys: list[KeyLine]) -> None:
    """Put the copy in the place of the database, and the keys back into it."""
    source = folder / FILES[vendor()]
    if vendor() == "sqlite":
        _put_sqlite(source, keys)
    else:
        _restore_postgresql(source, keys)


def is_empty() -> bool:
    """Nothing has ever been recorded here, or there are no tables yet."""
    if "audit_event" not in connection.introspection.table_names():
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM audit_event LIMIT 1")
        return cursor.fetchone() is None


def _lines(rows: Iterable[tuple[Any, ...]]) -> list[KeyLine]:
    return [
        KeyLine(
            pk=pk,
            person=person,
            wrapped=bytes(wrapped) if wrapped else None,
            destroyed_at=str(destroyed or ""),
        )
        for pk, person, wrapped, destroyed in rows
    ]


def _copy_sqlite(target: Path) -> list[KeyLine]:
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
        # Otherwise what is blanked would stay readable in pages the file no longer uses.
        copy.execute("PRAGMA secure_delete = ON")
        copy.execute("PRAGMA journal_mode = DELETE")
        keys = _lines(copy.execute(_READ))
        copy.execute(_BLANK)
        copy.commit()
        copy.execute("VACUUM")
    return keys


def _put_sqlite(source: Path, keys: list[KeyLine]) -> None:
    place = Path(connection.settings_dict["NAME"])
    beside = place.with_name(f"{place.name}.restored")
    shutil.copyfile(source, beside)
    with closing(sqlite3.connect(beside)) as copy:
        rows = [(key.wrapped, key.pk) for key in keys]
        copy.executemany(_PUT_BACK, rows)
        copy.commit()
    connection.close()
    for old in (place, *(place.with_name(place.name + end) for end in ("-wal", "-shm"))):
        old.unlink(missing_ok=True)
    beside.replace(place)


def _binary(name: str) -> Path:
    """Of the newest PostgreSQL on this machine, wherever its package put it."""
    if found := shutil.which(name):
        return Path(found)
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=_version)
    if installed:
        return installed[-1]
    raise InvalidInput(
        f"Không thấy chương trình {name}. Cài gói postgresql-client cùng phiên bản máy chủ "
        "cơ sở dữ liệu rồi chạy lại.",
        code="no_binaries",
    )


def _version(path: Path) -> float:
    number = path.parts[-3]
    return float(number) if number.replace(".", "", 1).isdigit() else 0.0


def _call(command: Sequence[str | Path], doing: str) -> None:
    known = connection.settings_dict
    told = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    # By the environment: a password on a command line is seen by everybody on the machine.
    environment = os.environ | {
        name: str(known[key]) for name, key in told.items() if known.get(key)
    }
    done = subprocess.run(  # noqa: S603 - our own arguments
        [*map(str, command)], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["không rõ"])[-1]
        raise InvalidInput(f"Chưa {doing} được cơ sở dữ liệu: {last}", code="database")


def _dump_postgresql(target: Path) -> list[KeyLine]:
    dump = _binary("pg_dump")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        cursor.execute(_READ)
        keys = _lines(cursor.fetchall())
        command: list[str | Path] = [
            dump, "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}",
            f"--exclude-table-data=*.{KEY_TABLE}", f"--file={target}",
            f"--dbname={connection.settings_dict['NAME']}",
        ]  # fmt: skip
        _call(command, "sao lưu")
    return keys


def _restore_postgresql(source: Path, keys: list[KeyLine]) -> None:
    """Rows of keys go in before the constraints that point at them are made."""
    _binary("pg_restore")  # or nothing here is touched
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    _section(source, "pre-data")
    _section(source, "data")
    rows = [(key.pk, key.person, key.wrapped, key.destroyed_at or None) for key in keys]
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, rows)
        cursor.execute(_NEXT)
    _section(source, "post-data")
    connection.close()


def _section(source: Path, section: str) -> None:
    name = connection.settings_dict["NAME"]
    command: list[str | Path] = [
        _binary("pg_restore"), "--no-owner", "--no-privileges", "--exit-on-error",
        f"--section={section}", f"--dbname={name}", source,
    ]  # fmt: skip
    _call(command, "phục hồi")
