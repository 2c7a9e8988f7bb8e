"""What the pages of drafts of procedures and processes have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise

from motcua.desk.forms.rows import Tables
from motcua.procedures.rules.comparison import Difference
from motcua.ui.values import Change


def shown(
    tables: Tables, faults: Mapping[str, Iterable[str]], *, quiet: bool = False
) -> dict[str, Any]:
    """`faults` are why it could not be published as it stands; `quiet` when rows were asked for,
    so that nothing half typed is blamed.
    """
    if quiet:
        tables.hush()
    return {
        "tables": tables,
        "sections": tables.sections,
        "errors": tables.errors() if tables.head.is_bound else [],
        "faults": _lines(in_words(faults, tables.names)),
    }


def changes(found: Iterable[Difference]) -> dict[str, Any]:
    differing = [one for one in found if not one.same]
    return {
        "changes": [
            Change(
                name=f"{one.group}: {one.name}" if one.name else one.group,
                before=one.removed, after=one.added,
            )
            for one in differing
        ],
        "count": len(differing),
    }  # fmt: skip


def in_words(
    errors: Mapping[str, Iterable[str]], names: Mapping[str, str | Promise]
) -> dict[str, list[str]]:
    """With the table and the row that a cell such as `papers.2.name` stands in."""
    told: dict[str, list[str]] = {}
    for cell, sentences in errors.items():
        name, _dot, rest = cell.partition(".")
        place = rest.partition(".")[0]
        where = f"{names[name]}, dòng {place}: " if name in names and place.isdigit() else ""
        told.setdefault("" if where else cell, []).extend(f"{where}{text}" for text in sentences)
    return told


def _lines(errors: Mapping[str, Iterable[str]]) -> list[str]:
    return [sentence for sentences in errors.values() for sentence in sentences]
