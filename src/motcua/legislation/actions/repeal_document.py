"""End a document on a day: repealed, or expired by its own words (Luật 64/2025/QH15)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.kernel.vietnamese import date_text
from motcua.legislation import policies
from motcua.legislation.actions.relations import locked
from motcua.legislation.models import LegalDocument
from motcua.legislation.rules.documents import repeal_faults

DOCUMENT_REPEALED = events.declare("legislation.document_repealed", "Ghi hết hiệu lực")


@transaction.atomic
def repeal_document(
    document: LegalDocument, *, by: Actor, at: dt.datetime, valid_to: dt.date, basis: str
) -> LegalDocument:
    """`valid_to` is the first day without it; `basis` says by what."""
    policies.require_keeping(by)
    document = locked(document)
    basis = clean_text(basis)
    if not basis:
        raise InvalidInput(
            "Chưa ghi căn cứ bãi bỏ. Ghi số văn bản và điều, hoặc “hết thời hạn ghi trong văn bản”.",
            field="basis",
        )
    if found := list(repeal_faults(document.valid_from, valid_to)):
        raise InvalidInput(errors={field: [message] for field, message in found})
    refuse_ended(document, valid_to)
    document.valid_to = valid_to
    document.save(update_fields=["valid_to"])
    facts = {"valid_to": str(valid_to), "basis": basis[:300]}
    record(chain=document.chain, type=DOCUMENT_REPEALED, by=by, at=at, facts=facts)
    return document


def refuse_ended(document: LegalDocument, day: dt.date) -> None:
    """What has ended does not end again later; an earlier day may still be set."""
    if document.valid_to and document.valid_to < day:
        raise InvalidInput(
            f"{document.number} đã hết hiệu lực từ {date_text(document.valid_to)}, "
            f"trước ngày {date_text(day)}.",
            field="valid_to",
            code="ended",
        )
