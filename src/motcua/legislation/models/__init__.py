from __future__ import annotations

from motcua.legislation.models.document import DocumentRelation, LegalDocument
from motcua.legislation.models.plan import DocumentPosting, PlannedDocument
from motcua.legislation.models.review import ReviewItem, ReviewRound

__all__ = [
    "DocumentPosting",
    "DocumentRelation",
    "LegalDocument",
    "PlannedDocument",
    "ReviewItem",
    "ReviewRound",
]
