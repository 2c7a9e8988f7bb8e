"""Causes of lateness that can be chosen."""

from __future__ import annotations

from motcua.dossiers.models import LateCause


def causes() -> list[tuple[str, str]]:
    return [(cause.value, str(cause.label)) for cause in LateCause]
