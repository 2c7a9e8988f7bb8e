"""The causes of being late, as the report groups them."""

from __future__ import annotations

from motcua.dossiers.models import LateCause


def causes() -> list[tuple[str, str]]:
    return [(cause.value, str(cause.label)) for cause in LateCause]


def cause_label(cause: str) -> str:
    return str(LateCause(cause).label) if cause in LateCause.values else cause
