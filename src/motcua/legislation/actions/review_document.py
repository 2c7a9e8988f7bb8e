"""Say whether a document was read against its text, with the reviewer's note (NĐ 63/2010 Điều 27)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.legislation import policies
from motcua.legislation.actions.relations import locked
from motcua.legislation.models import LegalDocument
from motcua.legislation.rules.documents import LONGEST

DOCUMENT_REVIEWED = events.declare("legislation.document_reviewed", "Rà soát văn bản")


@transaction.atomic
def review_document(
    document: LegalDocument, *, by: Actor, at: dt.datetime, verified: bool, note: str
) -> LegalDocument:
    policies.require_keeping(by)
    document = locked(document)
    note = clean_text(note)
    if len(note) > LONGEST["review_note"]:
        raise InvalidInput(
            f"Ghi chú dài {len(note)} ký tự, tối đa {LONGEST['review_note']}. Ghi gọn lại.",
            field="note",
        )
    document.verified, document.review_note = verified, note
    document.save(update_fields=["verified", "review_note"])
    facts = {"verified": verified, "note": note[:300]}
    record(chain=document.chain, type=DOCUMENT_REVIEWED, by=by, at=at, facts=facts)
    return document
