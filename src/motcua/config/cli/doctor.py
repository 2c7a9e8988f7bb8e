"""`motcua doctor`: is this installation sound? Each thing that is wrong, and how to mend it."""

from __future__ import annotations

import typer

from motcua.config.cli.startup import start


def register(app: typer.Typer) -> None:
    app.command("doctor", help="Kiểm tra bản cài đặt.")(doctor)


def doctor() -> None:
    """Exit 1 if anything is wrong."""
    start()
    from motcua.config.checkup import ailments

    found = list(ailments())
    for sentence in found:
        typer.echo(sentence)
    typer.echo("Bản cài đặt tốt." if not found else f"{len(found)} việc cần sửa.", err=True)
    raise typer.Exit(1 if found else 0)
