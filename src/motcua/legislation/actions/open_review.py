"""Open a round of review: which documents, which unit reviews each, by when (Luật 64/2025/QH15)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.kernel.vietnamese import date_text
from motcua.legislation import policies
from motcua.legislation.actions._checks import needed, standing_unit
from motcua.legislation.models import LegalDocument, ReviewItem, ReviewRound
from motcua.legislation.rules.reviews import ROUND_KINDS

REVIEW_OPENED = events.declare("legislation.review_opened", "Mở đợt rà soát")


@dataclass(frozen=True, kw_only=True)
class RoundDetails:
    title: str
    kind: str
    due_on: dt.date | None


@transaction.atomic
def open_review(
    details: RoundDetails,
    *,
    by: Actor,
    at: dt.datetime,
    documents: Sequence[str],
    unit: int,
) -> ReviewRound:
    """`documents` are slugs; all are given to `unit`. Raises InvalidInput by field."""
    policies.require_round_keeping(by)
    on = local(at).date()
    title, due_on = _checked(details, on)
    rows = list(LegalDocument.objects.filter(slug__in=documents).order_by("pk"))
    if not rows:
        raise InvalidInput("Chưa chọn văn bản nào. Chọn ít nhất một.", field="documents")
    opened = ReviewRound.objects.create(title=title, kind=details.kind, due_on=due_on, opened_on=on)
    reviewer = standing_unit(unit, on)
    ReviewItem.objects.bulk_create(
        ReviewItem(round=opened, document=row, unit_id=reviewer, due_on=due_on) for row in rows
    )
    facts = {"documents": [row.slug for row in rows], "unit": unit, "due_on": str(due_on)}
    record(chain=opened.chain, type=REVIEW_OPENED, by=by, at=at, facts=facts)
    return opened


def _checked(details: RoundDetails, on: dt.date) -> tuple[str, dt.date]:
    title = needed(details.title, "title", "Tên đợt rà soát còn trống.")
    if details.kind not in ROUND_KINDS:
        raise InvalidInput("Hình thức rà soát không có. Chọn trong danh sách.", field="kind")
    if details.due_on is None or details.due_on < on:
        said = f"Hạn {date_text(details.due_on)} đã qua" if details.due_on else "Chưa có hạn"
        raise InvalidInput(f"{said}. Chọn từ hôm nay trở đi.", field="due_on")
    return title, details.due_on
