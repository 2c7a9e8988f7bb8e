"""The published versions of a procedure, one after another."""

from __future__ import annotations

from motcua.procedures.models import ProcedureVersion, Status


def published(code: str) -> list[ProcedureVersion]:
    """Newest first; without their parts."""
    rows = ProcedureVersion.objects.filter(procedure__code=code, status=Status.PUBLISHED)
    return list(rows.select_related("procedure", "field").order_by("-valid_from", "-number"))
