"""Note that one document replaces another, which ends that day (Luật 64/2025/QH15, on expiry)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.legislation import policies
from motcua.legislation.actions.relations import locked, tie
from motcua.legislation.actions.repeal_document import refuse_ended
from motcua.legislation.models import DocumentRelation, LegalDocument
from motcua.legislation.queries import documents
from motcua.legislation.rules.documents import Relation, leads_back

DOCUMENT_REPLACED = events.declare("legislation.document_replaced", "Ghi văn bản thay thế")


@transaction.atomic
def replace_document(
    target: LegalDocument,
    *,
    by: Actor,
    at: dt.datetime,
    document: LegalDocument,
    since: dt.date,
    note: str = "",
) -> DocumentRelation:
    """`document` takes the place of `target`, whose last day in force is the day before `since`."""
    policies.require_keeping(by)
    target = locked(target)
    _refuse_circle(document, target)
    refuse_ended(target, since)
    relation = tie(document, target, Relation.REPLACES, since, note)
    target.valid_to = since
    target.save(update_fields=["valid_to"])
    facts = {"by": document.number, "since": str(since)}
    record(chain=target.chain, type=DOCUMENT_REPLACED, by=by, at=at, facts=facts)
    return relation


def _refuse_circle(document: LegalDocument, target: LegalDocument) -> None:
    way = leads_back(document.slug, target.slug, documents.replacers())
    if len(way) > 1:
        numbers = dict(LegalDocument.objects.filter(slug__in=way).values_list("slug", "number"))
        told = ", rồi ".join(numbers[slug] for slug in way[1:])
        raise InvalidInput(
            f"{document.number} đã bị thay bởi {told}; không thể quay lại thay {target.number}. "
            "Xem lại văn bản nào thay văn bản nào.",
            field="document",
            code="circle",
        )
