"""`motcua migrate`, `motcua settings`: the installation itself."""

from __future__ import annotations

import typer

from motcua.config.cli.startup import start

_SHOWN = ("MOTCUA_HOME", "MOTCUA_PROVINCE", "PORT", "ALLOWED_HOSTS", "HTTPS", "LANGUAGE_CODE")
_MASKED = ("SECRET_KEY", "MOTCUA_DATA_KEY")


def register(app: typer.Typer) -> None:
    app.command("migrate", help="Đưa cơ sở dữ liệu lên phiên bản này.")(migrate)
    app.command("settings", help="In cấu hình đang dùng, che các bí mật.")(settings)


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
