"""`motcua open-data publish|list`: data sets frozen as they stand now, and what has been published."""

from __future__ import annotations

from typing import Annotated

import typer

from motcua.config.cli.startup import start_migrated


def register(app: typer.Typer) -> None:
    app.command("publish", help="Công bố bản mới của bộ dữ liệu đã thay đổi.")(publish)
    app.command("list", help="Các bộ dữ liệu và bản mới nhất (CSV).")(listing)


def publish(
    *, quiet: Annotated[bool, typer.Option("--quiet", help="Không in gì khi xong.")] = False
) -> None:
    start_migrated()
    from motcua.kernel import clock
    from motcua.kernel.actor import OPERATOR
    from motcua.reports.actions import publish_data

    new = publish_data(by=OPERATOR, at=clock.now())
    if quiet:
        return
    for one in new:
        typer.echo(f"{one.data_set}: bản {one.number}, {one.rows} dòng, giữ lại {one.withheld} ô.")
    typer.echo(f"Đã công bố {len(new)} bản mới.", err=True)


def listing() -> None:
    start_migrated()
    from motcua.reports.open_data import data_sets
    from motcua.reports.queries.open_data import newest

    found = newest()
    typer.echo("key,publication,definition,rows,withheld,published_at")
    for data_set in data_sets():
        one = found.get(data_set.key)
        told = (one.number, one.definition, one.rows, one.withheld, one.published_at) if one else ()
        typer.echo(",".join([data_set.key, *(str(cell) for cell in told or [""] * 5)]))
