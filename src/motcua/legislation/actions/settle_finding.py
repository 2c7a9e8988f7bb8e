"""Note by which document a finding was dealt with (Luật 64/2025/QH15, on handling of results)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.legislation.actions.record_finding import locked_item
from motcua.legislation.models import ReviewItem
from motcua.legislation.rules.documents import NUMBER, clean_number

FINDING_SETTLED = events.declare("legislation.finding_settled", "Xử lý kết quả rà soát")


@transaction.atomic
def settle_finding(item: ReviewItem, *, by: Actor, at: dt.datetime, number: str) -> ReviewItem:
    """`number` of the document that amends, replaces or repeals it."""
    held = locked_item(item, by)
    if not held.to_settle:
        raise WrongState("Kết quả này không còn gì phải xử lý. Tải lại trang.", code="settled")
    told = clean_number(number)
    if not NUMBER.fullmatch(told):
        raise InvalidInput("Ghi số, ký hiệu văn bản đã xử lý, ví dụ 2304/QĐ-UBND.", field="number")
    held.settled_on, held.settled_by = local(at).date(), told
    held.save(update_fields=["settled_on", "settled_by"])
    facts = {"document": held.document.slug, "by": told}
    record(chain=held.round.chain, type=FINDING_SETTLED, by=by, at=at, facts=facts)
    return held
