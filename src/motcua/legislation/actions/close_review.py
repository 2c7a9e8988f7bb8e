"""Close a round of review with the decision that announces its result (Luật 64/2025/QH15)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.legislation import policies
from motcua.legislation.models import ReviewRound
from motcua.legislation.rules.documents import NUMBER, clean_number

REVIEW_CLOSED = events.declare("legislation.review_closed", "Kết thúc đợt rà soát")


@transaction.atomic
def close_review(opened: ReviewRound, *, by: Actor, at: dt.datetime, decision: str) -> ReviewRound:
    """Only when every document of it was reviewed."""
    policies.require_round_keeping(by)
    held = ReviewRound.objects.select_for_update().get(pk=opened.pk)
    if held.closed_on:
        raise WrongState("Đợt rà soát này đã kết thúc. Tải lại trang.", code="closed")
    waiting = held.items.filter(reviewed_on=None).count()
    if waiting:
        raise InvalidInput(
            f"Còn {waiting} văn bản chưa rà soát. Ghi kết quả từng văn bản rồi kết thúc."
        )
    number = clean_number(decision)
    if not NUMBER.fullmatch(number):
        raise InvalidInput(
            "Ghi số, ký hiệu quyết định công bố, ví dụ 215/QĐ-UBND.", field="decision"
        )
    held.closed_on, held.decision = local(at).date(), number
    held.save(update_fields=["closed_on", "decision"])
    record(chain=held.chain, type=REVIEW_CLOSED, by=by, at=at, facts={"decision": number})
    return held
