"""Enter a legal document with the days it is in force (Luật 64/2025/QH15, on effect)."""

from __future__ import annotations

import dataclasses
import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text, fold
from motcua.kernel.vietnamese import date_text
from motcua.legislation import policies
from motcua.legislation.models import LegalDocument
from motcua.legislation.rules import documents as rules
from motcua.legislation.rules.documents import DocumentDetails

DOCUMENT_ENTERED = events.declare("legislation.document_entered", "Nhập văn bản")


@transaction.atomic
def enter_document(details: DocumentDetails, *, by: Actor, at: dt.datetime) -> LegalDocument:
    """Raises InvalidInput with a message for each field; the same number twice is one of them."""
    policies.require_keeping(by)
    details = cleaned(details)
    if found := rules.faults(details):
        raise InvalidInput(errors=found)
    slug = rules.slug_of(details.number, details.issued_on)
    _refuse_twice(slug, details)
    fields = dataclasses.asdict(details) | {"kind": details.kind or rules.kind_of(details.number)}
    document = LegalDocument.objects.create(
        slug=slug,
        search_words=fold(f"{details.number} {details.title} {details.issuer}"),
        **fields,
    )
    facts = {"number": document.number, "valid_from": str(document.valid_from)}
    record(chain=document.chain, type=DOCUMENT_ENTERED, by=by, at=at, facts=facts)
    return document


def cleaned(details: DocumentDetails) -> DocumentDetails:
    return dataclasses.replace(
        details,
        number=rules.clean_number(details.number),
        title=" ".join(clean_text(details.title).split()),
        issuer=" ".join(clean_text(details.issuer).split()),
        review_note=clean_text(details.review_note),
    )


def _refuse_twice(slug: str, details: DocumentDetails) -> None:
    same = LegalDocument.objects.filter(slug=slug).first()
    if same:
        raise InvalidInput(
            f"{same.number} đã có trong danh mục: {same.title[:120]} "
            f"(hiệu lực từ {date_text(same.valid_from)}). Mở văn bản đó để sửa.",
            field="number",
            code="known",
        )
