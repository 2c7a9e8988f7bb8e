"""One version with all its parts, for the page that shows it."""

from __future__ import annotations

from django.db.models import prefetch_related_objects

from motcua.procedures.models import ProcedureVersion
from motcua.procedures.queries.contents import MANY, PARTS
from motcua.procedures.rules.audience import AUDIENCES, LEVELS


def with_parts(version: ProcedureVersion) -> ProcedureVersion:
    """The same version, its parts loaded in a fixed number of statements."""
    prefetch_related_objects([version], *PARTS, *MANY)
    return version


def level_text(version: ProcedureVersion) -> str:
    return ", ".join(LEVELS[code] for code in version.level.split(",") if code in LEVELS)


def audience_texts(version: ProcedureVersion) -> list[str]:
    return [AUDIENCES[code] for code in version.audience if code in AUDIENCES]
