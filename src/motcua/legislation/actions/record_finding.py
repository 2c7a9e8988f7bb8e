"""Record what a review found of a document, and by when it is to be mended (Luật 64/2025/QH15)."""

from __future__ import annotations

import dataclasses
import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.kernel.folding import clean_text
from motcua.legislation import policies
from motcua.legislation.actions._checks import refuse
from motcua.legislation.models import LegalDocument, ReviewItem
from motcua.legislation.rules.plan import too_long
from motcua.legislation.rules.reviews import TO_SETTLE, Found, found_faults

FINDING_RECORDED = events.declare("legislation.finding_recorded", "Ghi kết quả rà soát")


@transaction.atomic
def record_finding(item: ReviewItem, *, by: Actor, at: dt.datetime, found: Found) -> ReviewItem:
    """It may be corrected while the round is open; the day of the first review stays."""
    held = locked_item(item, by)
    if held.round.closed_on:
        raise WrongState("Đợt rà soát đã kết thúc, không ghi thêm kết quả được.", code="closed")
    on = local(at).date()
    told = dataclasses.replace(found, note=clean_text(found.note))
    refuse([*found_faults(told, on), *too_long({"note": told.note})])
    held.finding, held.note = told.finding, told.note
    held.other = _other(told, held)
    held.remedy_due = told.remedy_due if told.finding in TO_SETTLE else None
    held.reviewed_on = held.reviewed_on or on
    held.save()
    facts = {"document": held.document.slug, "finding": held.finding, "other": told.other,
             "remedy_due": str(held.remedy_due or "")}  # fmt: skip
    record(chain=held.round.chain, type=FINDING_RECORDED, by=by, at=at, facts=facts)
    return held


def _other(found: Found, item: ReviewItem) -> LegalDocument | None:
    other = LegalDocument.objects.filter(slug=found.other).first() if found.other else None
    if found.other and (other is None or other.pk == item.document_id):
        raise InvalidInput("Chọn một văn bản khác trong danh mục.", field="other")
    return other


def locked_item(item: ReviewItem, by: Actor) -> ReviewItem:
    related = ReviewItem.objects.select_for_update(of=("self",))
    held = related.select_related("round", "document").get(pk=item.pk)
    policies.require_reviewing(by, held.unit_id)
    return held
