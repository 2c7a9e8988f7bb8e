"""Note that one document amends another from a day on (Luật 64/2025/QH15, on amendment)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.legislation import policies
from motcua.legislation.actions.relations import locked, tie
from motcua.legislation.models import DocumentRelation, LegalDocument
from motcua.legislation.rules.documents import Relation

DOCUMENT_AMENDED = events.declare("legislation.document_amended", "Ghi văn bản sửa đổi")


@transaction.atomic
def amend_document(
    target: LegalDocument,
    *,
    by: Actor,
    at: dt.datetime,
    document: LegalDocument,
    since: dt.date,
    note: str = "",
) -> DocumentRelation:
    """`document` amends `target`, which stays in force; `note` says which part."""
    policies.require_keeping(by)
    target = locked(target)
    relation = tie(document, target, Relation.AMENDS, since, note)
    facts = {"by": document.number, "since": str(since), "note": relation.note}
    record(chain=target.chain, type=DOCUMENT_AMENDED, by=by, at=at, facts=facts)
    return relation
