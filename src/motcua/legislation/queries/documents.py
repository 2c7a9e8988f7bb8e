"""Legal documents by number, by day and by words; and what still cites them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from motcua.kernel.actor import Actor
from motcua.kernel.errors import NotFound
from motcua.kernel.folding import fold
from motcua.legislation import citations, policies
from motcua.legislation.citations import Citation
from motcua.legislation.models import DocumentRelation, LegalDocument
from motcua.legislation.rules.documents import Relation, Standing

PAGE = 30
SOON = dt.timedelta(days=90)

__all__ = ["Citation", "DocumentRelation", "Filters", "LegalDocument"]


@dataclass(frozen=True, kw_only=True)
class Filters:
    """`in_force_on` keeps what is in force that day; `expiring` ends within 90 days of `on`,
    `cited` has ended and is still cited.
    """

    text: str = ""
    kind: str = ""
    in_force_on: dt.date | None = None
    expiring: bool = False
    cited: bool = False


@dataclass(frozen=True, kw_only=True)
class Line:
    document: LegalDocument
    standing: Standing
    citations: int


@dataclass(frozen=True, kw_only=True)
class Page:
    lines: tuple[Line, ...]
    total: int
    number: int
    pages: int


def page(filters: Filters, officer: Actor, on: dt.date, number: int = 1) -> Page:
    policies.require_reading(officer)
    found = _found(filters, on)
    total = found.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    documents = list(found[(number - 1) * PAGE : number * PAGE])
    counts = citation_counts([document.number for document in documents], on)
    lines = tuple(
        Line(
            document=document,
            standing=document.standing(on),
            citations=counts.get(document.number, 0),
        )
        for document in documents
    )
    return Page(lines=lines, total=total, number=number, pages=pages)


def _found(filters: Filters, on: dt.date) -> QuerySet[LegalDocument]:
    found = LegalDocument.objects.all()
    for word in fold(filters.text).split():
        found = found.filter(search_words__contains=word)
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.in_force_on:
        found = found.filter(in_force(filters.in_force_on))
    if filters.expiring:
        found = found.filter(in_force(on), valid_to__lte=on + SOON)
    if filters.cited:
        found = found.filter(number__in=expired_but_cited(on))
    return found


def in_force(on: dt.date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gt=on))


def expired_but_cited(on: dt.date) -> set[str]:
    """Numbers whose every document has ended by the day, and which something in force cites."""
    ended = set(LegalDocument.objects.filter(valid_to__lte=on).values_list("number", flat=True))
    alive = LegalDocument.objects.filter(number__in=ended).exclude(valid_to__lte=on)
    ended -= set(alive.values_list("number", flat=True))
    return {citation.number for citation in citations.citing(ended, on)}


def citation_counts(numbers: Collection[str], on: dt.date) -> dict[str, int]:
    cited = [citation.number for citation in citations.citing(numbers, on)]
    return {number: cited.count(number) for number in set(cited)}


def cited_by(document: LegalDocument, on: dt.date) -> list[Citation]:
    return citations.citing({document.number}, on)


def get(slug: str, officer: Actor) -> LegalDocument:
    policies.require_reading(officer)
    document = LegalDocument.objects.filter(slug=slug).first()
    if document is None:
        raise NotFound("Không có văn bản này trong danh mục. Tìm lại theo số hoặc trích yếu.")
    return document


def known(numbers: Collection[str]) -> dict[str, LegalDocument]:
    """Documents by number, the newest where several years use the same."""
    rows = LegalDocument.objects.filter(number__in=set(numbers)).order_by("valid_from")
    return {document.number: document for document in rows}


def acts_on(document: LegalDocument) -> list[DocumentRelation]:
    """What this document amends and replaces."""
    return list(document.acts_on.select_related("target"))


def acted_on_by(document: LegalDocument) -> list[DocumentRelation]:
    """What amends or replaces this document."""
    return list(document.acted_on_by.select_related("document"))


def replacers() -> dict[str, set[str]]:
    """For each document, by slug, the slugs of those that replace it."""
    rows = DocumentRelation.objects.filter(kind=Relation.REPLACES)
    found: dict[str, set[str]] = {}
    for target, document in rows.values_list("target__slug", "document__slug"):
        found.setdefault(target, set()).add(document)
    return found


def others(document: LegalDocument) -> list[tuple[str, str]]:
    """Slug and number of every other document, for choosing what amends or replaces this one."""
    return [(slug, label) for slug, label in choices() if slug != document.slug]


def choices() -> list[tuple[str, str]]:
    """Slug and number with its title of every document, newest first."""
    rows = LegalDocument.objects.order_by("-valid_from", "number")
    return [(slug, f"{number} · {title[:80]}") for slug, number, title in
            rows.values_list("slug", "number", "title")]  # fmt: skip
