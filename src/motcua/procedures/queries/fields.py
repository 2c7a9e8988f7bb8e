"""Fields of law that have procedures."""

from __future__ import annotations

from motcua.procedures.models import Field


def fields_in_use() -> list[tuple[str, str]]:
    """Code and name, by name."""
    return list(Field.objects.order_by("name").values_list("code", "name"))
