"""What the verbs that tie two documents together share."""

from __future__ import annotations

import datetime as dt

from motcua.kernel.errors import InvalidInput
from motcua.kernel.vietnamese import date_text
from motcua.legislation.models import DocumentRelation, LegalDocument
from motcua.legislation.rules.documents import Relation


def locked(document: LegalDocument) -> LegalDocument:
    return LegalDocument.objects.select_for_update().get(pk=document.pk)


def tie(
    document: LegalDocument, target: LegalDocument, kind: Relation, since: dt.date, note: str = ""
) -> DocumentRelation:
    """Raises InvalidInput when the two cannot be tied so, or are already."""
    _check(document, target, since)
    same = DocumentRelation.objects.filter(document=document, target=target, kind=kind)
    if same.exists():
        raise InvalidInput(
            f"Đã ghi {document.number} {same[0].get_kind_display()} {target.number}.",
            field="document",
            code="known",
        )
    return DocumentRelation.objects.create(
        document=document, target=target, kind=kind, since=since, note=note.strip()[:300]
    )


def _check(document: LegalDocument, target: LegalDocument, since: dt.date) -> None:
    if document.pk == target.pk:
        raise InvalidInput(
            f"{target.number} không thể sửa hay thay chính nó. Chọn văn bản khác.", field="document"
        )
    if since < document.valid_from:
        raise InvalidInput(
            f"{document.number} có hiệu lực từ {date_text(document.valid_from)}, "
            f"sau ngày {date_text(since)}. Chọn ngày từ đó trở đi.",
            field="since",
        )
    if since <= target.valid_from:
        raise InvalidInput(
            f"{target.number} có hiệu lực từ {date_text(target.valid_from)}. "
            "Chọn ngày sau ngày đó.",
            field="since",
        )
