"""Note that a planned document was issued: it links to the document entered, and must be posted."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.legislation.actions._checks import not_to_come
from motcua.legislation.actions.advance_plan import locked_plan
from motcua.legislation.models import DocumentPosting, LegalDocument, PlannedDocument
from motcua.legislation.rules.documents import KINDS
from motcua.legislation.rules.plan import Stage, posting_due

PLAN_ISSUED = events.declare("legislation.plan_issued", "Ban hành văn bản trong kế hoạch")


@transaction.atomic
def issue_planned(
    planned: PlannedDocument, *, by: Actor, at: dt.datetime, document: LegalDocument
) -> PlannedDocument:
    """`document` is in the list of documents with its day of issue, and ends no other plan."""
    held = locked_plan(planned, by)
    issued_on = _checked(held, document, local(at).date())
    held.stage, held.document, held.issued_on = Stage.ISSUED, document, issued_on
    held.save(update_fields=["stage", "document", "issued_on"])
    due = posting_due(issued_on)
    if held.regulatory:
        DocumentPosting.objects.get_or_create(document=document, defaults={"due_on": due})
    facts = {"document": document.slug, "issued_on": str(issued_on), "due_on": str(held.due_on),
             "post_by": str(due) if held.regulatory else ""}  # fmt: skip
    record(chain=held.chain, type=PLAN_ISSUED, by=by, at=at, facts=facts)
    return held


def _checked(planned: PlannedDocument, document: LegalDocument, on: dt.date) -> dt.date:
    if document.issued_on is None:
        raise InvalidInput(
            f"{document.number} chưa có ngày ban hành trong danh mục. Ghi ngày đó trước.",
            field="document",
        )
    not_to_come(document.issued_on, on, "document", "Ngày ban hành")
    if document.kind != planned.kind:
        raise InvalidInput(
            f"{document.number} là {KINDS[document.kind].lower()}, kế hoạch ghi "
            f"{KINDS[planned.kind].lower()}. Chọn đúng văn bản.",
            field="document",
        )
    if PlannedDocument.objects.filter(document=document).exists():
        raise InvalidInput(
            f"{document.number} đã gắn với một văn bản khác trong kế hoạch.", field="document"
        )
    return document.issued_on
