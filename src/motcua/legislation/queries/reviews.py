"""Rounds of review, what they found, and what is expired or overlaps."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from motcua.kernel.actor import Actor
from motcua.kernel.errors import NotFound
from motcua.legislation import citations, policies
from motcua.legislation.citations import Citation
from motcua.legislation.models import LegalDocument, ReviewItem, ReviewRound
from motcua.legislation.queries.documents import expired_but_cited
from motcua.legislation.rules.reviews import Finding

__all__ = ["Problem", "ReviewItem", "ReviewRound"]


@dataclass(frozen=True, kw_only=True)
class RoundLine:
    round: ReviewRound
    documents: int
    reviewed: int
    to_settle: int


def rounds(officer: Actor) -> list[RoundLine]:
    policies.require_reading(officer)
    rows = ReviewRound.objects.annotate(
        documents=Count("items"),
        reviewed=Count("items", filter=Q(items__reviewed_on__isnull=False)),
        waiting=Count("items", filter=Q(items__remedy_due__isnull=False, items__settled_on=None)),
    )
    return [
        RoundLine(round=row, documents=row.documents, reviewed=row.reviewed, to_settle=row.waiting)
        for row in rows
    ]


def get(pk: int, officer: Actor) -> ReviewRound:
    policies.require_reading(officer)
    found = ReviewRound.objects.filter(pk=pk).first()
    if found is None:
        raise NotFound("Không có đợt rà soát này. Mở lại danh sách.")
    return found


def items(opened: ReviewRound, finding: str = "") -> QuerySet[ReviewItem]:
    """`finding` may be `none`: not reviewed yet."""
    rows = opened.items.select_related("document", "other", "unit")
    if finding == "none":
        return rows.filter(reviewed_on=None)
    return rows.filter(finding=finding) if finding else rows


def item(opened: ReviewRound, pk: int) -> ReviewItem:
    found = items(opened).filter(pk=pk).first()
    if found is None:
        raise NotFound("Không có văn bản này trong đợt rà soát. Tải lại trang.")
    return found


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A document that is still relied upon and should not be, or that contradicts another."""

    document: LegalDocument
    what: str
    other: LegalDocument | None = None
    remedy_due: dt.date | None = None
    cited: tuple[Citation, ...] = ()


def problems(officer: Actor, on: dt.date) -> list[Problem]:
    """Expired and still cited; found to overlap or out of force and not settled."""
    policies.require_reading(officer)
    expired = _expired(on)
    found = [*expired, *_unsettled()]
    cited = citations.citing({problem.document.number for problem in found}, on)
    return [
        Problem(
            document=one.document, what=one.what, other=one.other, remedy_due=one.remedy_due,
            cited=tuple(c for c in cited if c.number == one.document.number),
        )
        for one in found
    ]  # fmt: skip


def _expired(on: dt.date) -> list[Problem]:
    rows = LegalDocument.objects.filter(number__in=expired_but_cited(on))
    return [Problem(document=row, what="expired") for row in rows.order_by("valid_to", "number")]


def _unsettled() -> list[Problem]:
    waiting = ReviewItem.objects.filter(finding__in=(Finding.OVERLAP, Finding.REPEAL))
    rows = waiting.filter(settled_on=None).select_related("document", "other")
    return [
        Problem(document=row.document, what=row.finding, other=row.other, remedy_due=row.remedy_due)
        for row in rows.order_by("remedy_due", "pk")
    ]
