"""Indices of others beside each other: as published, sources that disagree told."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from motcua.feedback import policies
from motcua.feedback.models import ExternalIndex
from motcua.feedback.rules.external import SOURCES, breaks_series
from motcua.kernel.actor import Actor

MOST = 2_000


@dataclass(frozen=True, kw_only=True)
class Line:
    """`disagrees`: another source printed another value; `breaks`: not comparable with the year
    before it in the list.
    """

    row: ExternalIndex
    disagrees: bool
    breaks: bool


def subjects() -> list[str]:
    rows = ExternalIndex.objects.order_by("subject").values_list("subject", flat=True)
    return list(rows.distinct())


def lines(officer: Actor, *, source: str = "", subject: str = "", year: str = "") -> list[Line]:
    policies.require_reading(officer)
    asked = Q()
    if source in SOURCES:
        asked &= Q(source=source)
    if subject:
        asked &= Q(subject=subject)
    if year.isdigit() and len(year) == 4:
        asked &= Q(year=int(year))
    order = ("source", "subject", "component", "year", "citation")
    rows = list(ExternalIndex.objects.filter(asked).order_by(*order)[:MOST])
    said: dict[tuple[str, int, str, str], set[str]] = {}
    for row in rows:
        said.setdefault(_key(row), set()).add(str(row.value))
    return [
        Line(row=row, disagrees=len(said[_key(row)]) > 1, breaks=_breaks(before, row))
        for before, row in zip([None, *rows], rows, strict=False)
    ]


def _key(row: ExternalIndex) -> tuple[str, int, str, str]:
    return row.source, row.year, row.subject, row.component


def _breaks(before: ExternalIndex | None, row: ExternalIndex) -> bool:
    same = before is not None and (before.source, before.subject, before.component) == (
        row.source, row.subject, row.component,
    )  # fmt: skip
    return bool(same and before and breaks_series(row.source, before.year, row.year))
