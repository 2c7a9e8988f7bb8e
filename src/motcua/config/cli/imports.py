"""`motcua import …`: one command for each kind of file."""

from __future__ import annotations

import typer

from motcua.config.cli import (
    import_calendar,
    import_dossiers,
    import_legislation,
    import_map,
    import_organisation,
    import_procedures,
)


def register(app: typer.Typer) -> None:
    import_procedures.register(app)
    import_organisation.register(app)
    import_calendar.register(app)
    import_dossiers.register(app)
    import_legislation.register(app)
    import_map.register(app)
