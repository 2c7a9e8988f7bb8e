"""`motcua migrate`, `motcua settings`, `motcua doctor`: the installation itself."""

from __future__ import annotations

import os
from collections.abc import Iterator

import typer

from motcua.config.cli.startup import start

_SHOWN = ("MOTCUA_HOME", "MOTCUA_PROVINCE", "PORT", "ALLOWED_HOSTS", "HTTPS", "LANGUAGE_CODE")
_MASKED = ("SECRET_KEY", "MOTCUA_DATA_KEY")


def register(app: typer.Typer) -> None:
    app.command("migrate", help="Đưa cơ sở dữ liệu lên phiên bản này.")(migrate)
    app.command("settings", help="In cấu hình đang dùng, che các bí mật.")(settings)
    app.command("doctor", help="Kiểm tra bản cài đặt.")(doctor)


def migrate() -> None:
    start()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    typer.echo("Cơ sở dữ liệu đã đúng phiên bản.", err=True)


def settings() -> None:
    start()
    from django.conf import settings as known

    for name in _SHOWN:
        typer.echo(f"{name}={getattr(known, name)}")
    for name in _MASKED:
        typer.echo(f"{name}=••••••")
    database = known.DATABASES["default"]
    where = database["HOST"] or database["NAME"]
    typer.echo(f"DATABASE={database['ENGINE'].rsplit('.', 1)[-1]} {where}")


def doctor() -> None:
    """Prints each thing that is wrong and how to mend it; exit 1 if any."""
    start()
    found = list(_ailments())
    for sentence in found:
        typer.echo(sentence)
    typer.echo("Bản cài đặt tốt." if not found else f"{len(found)} việc cần sửa.", err=True)
    raise typer.Exit(1 if found else 0)


def _ailments() -> Iterator[str]:
    from django.conf import settings as known
    from django.core import checks
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    if not os.access(known.MOTCUA_HOME, os.W_OK):
        yield f"Thư mục dữ liệu {known.MOTCUA_HOME} không ghi được. Cấp quyền ghi cho tiến trình."
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            yield "Cơ sở dữ liệu chưa đúng phiên bản. Chạy: motcua migrate"
    except DatabaseError as fault:
        yield f"Không nối được cơ sở dữ liệu ({type(fault).__name__}). Xem lại DATABASE_URL."
    yield from (f"{message}" for message in checks.run_checks() if message.is_serious())
    yield from _missing_assets()


def _missing_assets() -> Iterator[str]:
    from importlib.resources import files

    package = files("motcua")
    for part in ("ui/static/ui", "documents/fonts"):
        if not (package / part).is_dir():
            yield f"Thiếu {part}. Chạy: python3 run setup"
