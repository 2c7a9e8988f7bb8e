"""The plan of documents to issue: by year, unit, stage; what is late; what must be posted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from motcua.kernel.actor import Actor
from motcua.kernel.errors import NotFound
from motcua.kernel.folding import fold
from motcua.legislation import policies
from motcua.legislation.models import DocumentPosting, PlannedDocument
from motcua.legislation.rules.plan import ON_THE_WAY, Stage
from motcua.organisations.queries import units

__all__ = ["DocumentPosting", "PlanFilters", "PlannedDocument"]
PAGE = 30
MOST = 5_000


@dataclass(frozen=True, kw_only=True)
class PlanFilters:
    """`year` of the due day; `late`: not issued in time; `unit` and all below it."""

    text: str = ""
    year: int | None = None
    stage: str = ""
    unit: int | None = None
    late: bool = False


@dataclass(frozen=True, kw_only=True)
class PlanPage:
    planned: tuple[PlannedDocument, ...]
    total: int
    number: int
    pages: int


def page(filters: PlanFilters, officer: Actor, on: dt.date, number: int = 1) -> PlanPage:
    found = listed(filters, officer, on)
    total = found.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    rows = found[(number - 1) * PAGE : number * PAGE]
    return PlanPage(planned=tuple(rows), total=total, number=number, pages=pages)


def listed(filters: PlanFilters, officer: Actor, on: dt.date) -> QuerySet[PlannedDocument]:
    policies.require_reading(officer)
    found = PlannedDocument.objects.select_related("document")
    for word in fold(filters.text).split():
        found = found.filter(search_words__contains=word)
    if filters.year:
        found = found.filter(due_on__year=filters.year)
    if filters.stage:
        found = found.filter(stage=filters.stage)
    if filters.unit:
        below = units.with_predecessors(units.tree(on).below(filters.unit), on)
        found = found.filter(lead_unit__in=below)
    return found.filter(late(on)) if filters.late else found


def late(on: dt.date) -> Q:
    waiting = Q(stage__in=ON_THE_WAY, due_on__lt=on)
    return waiting | Q(stage=Stage.ISSUED, issued_on__gt=F("due_on"))


def get(pk: int, officer: Actor) -> PlannedDocument:
    policies.require_reading(officer)
    found = PlannedDocument.objects.select_related("document").filter(pk=pk).first()
    if found is None:
        raise NotFound("Không có văn bản này trong kế hoạch. Mở lại danh sách.")
    return found


def years() -> list[int]:
    """Years that the plan reaches, newest first."""
    days = PlannedDocument.objects.dates("due_on", "year", order="DESC")
    return [day.year for day in days]


def postings(officer: Actor, *, waiting: bool = False) -> list[DocumentPosting]:
    """Documents that must stand in the national base; those not posted first, most urgent first."""
    policies.require_reading(officer)
    rows = DocumentPosting.objects.select_related("document")
    if waiting:
        rows = rows.filter(posted_on=None)
    return list(rows.order_by(F("posted_on").desc(nulls_first=True), "due_on", "pk")[:MOST])
