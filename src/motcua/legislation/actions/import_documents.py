"""Enter many documents and what they amend and replace, from a file; all or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml
from django.db import transaction

from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.legislation.actions.amend_document import amend_document
from motcua.legislation.actions.enter_document import enter_document
from motcua.legislation.actions.replace_document import replace_document
from motcua.legislation.models import DocumentRelation, LegalDocument
from motcua.legislation.rules import documents as rules
from motcua.legislation.rules.documents import Relation
from motcua.legislation.rules.sheet import Sheet, read_row


@dataclass(frozen=True, kw_only=True)
class Imported:
    entered: int
    known: int
    relations: int


def own_rows() -> list[Any]:
    """The acts on which this system stands, as shipped."""
    text = (files("motcua.legislation") / "data" / "acts.yaml").read_text(encoding="utf-8")
    rows: list[Any] = yaml.safe_load(text)
    return rows


@transaction.atomic
def import_documents(rows: Sequence[object], *, by: Actor, at: dt.datetime) -> Imported:
    """Idempotent by number; raises InvalidInput with a message for each row (`3.valid_from`)."""
    sheets = [read_row(row) for row in rows]
    errors: dict[str, list[str]] = {}
    stored, entered = {}, 0
    for place, sheet in enumerate(sheets, 1):
        slug = rules.slug_of(rules.clean_number(sheet.details.number), sheet.details.issued_on)
        document = LegalDocument.objects.filter(slug=slug).first()
        if document is None and (document := _entered(place, sheet, errors, by=by, at=at)):
            entered += 1
        if document:
            stored[place] = document
    relations = 0
    for place, document in stored.items():
        relations += _tied(place, sheets[place - 1], document, errors, by=by, at=at)
    if errors:
        raise InvalidInput(errors=errors)
    return Imported(entered=entered, known=len(sheets) - entered, relations=relations)


def _entered(
    place: int, sheet: Sheet, errors: dict[str, list[str]], *, by: Actor, at: dt.datetime
) -> LegalDocument | None:
    for field, message in sheet.faults:
        errors.setdefault(f"{place}.{field}", []).append(message)
    try:
        return enter_document(sheet.details, by=by, at=at)
    except InvalidInput as fault:
        for field, messages in fault.errors.items():
            errors.setdefault(f"{place}.{field}", []).extend(messages)
        return None


def _tied(
    place: int,
    sheet: Sheet,
    document: LegalDocument,
    errors: dict[str, list[str]],
    *,
    by: Actor,
    at: dt.datetime,
) -> int:
    made = 0
    ties = ((Relation.AMENDS, sheet.amends), (Relation.REPLACES, sheet.replaces))
    for kind, number in ((kind, number) for kind, numbers in ties for number in numbers):
        target = LegalDocument.objects.filter(number=number).order_by("valid_from").last()
        if target is None:
            message = f"{number} không có trong danh mục. Nhập văn bản đó trước."
            errors.setdefault(f"{place}.{kind}", []).append(message)
            continue
        if DocumentRelation.objects.filter(document=document, target=target, kind=kind).exists():
            continue
        verb = amend_document if kind == Relation.AMENDS else replace_document
        try:
            verb(target, by=by, at=at, document=document, since=document.valid_from)
            made += 1
        except InvalidInput as fault:
            errors.setdefault(f"{place}.{kind}", []).extend(fault.errors.get("", [fault.message]))
    return made
