"""Note since when a document stands in the national base of legal documents (NĐ 52/2015/NĐ-CP)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.kernel.vietnamese import date_text
from motcua.legislation import policies
from motcua.legislation.actions._checks import not_to_come, one_line, refuse
from motcua.legislation.actions.relations import locked
from motcua.legislation.models import DocumentPosting, LegalDocument
from motcua.legislation.rules.plan import posting_due, too_long

POSTING_RECORDED = events.declare("legislation.posting_recorded", "Ghi đăng cơ sở dữ liệu quốc gia")


@transaction.atomic
def record_posting(
    document: LegalDocument, *, by: Actor, at: dt.datetime, posted_on: dt.date, address: str = ""
) -> DocumentPosting:
    """Also for documents that were never in a plan; a wrong day is corrected the same way."""
    policies.require_keeping(by)
    document = locked(document)
    _check(document, posted_on, local(at).date())
    link = one_line(address)
    refuse(_address_faults(link))
    begun = document.issued_on or document.valid_from
    posting, _made = DocumentPosting.objects.get_or_create(
        document=document, defaults={"due_on": posting_due(begun)}
    )
    posting.posted_on, posting.address = posted_on, link
    posting.save(update_fields=["posted_on", "address"])
    facts = {"posted_on": str(posted_on), "due_on": str(posting.due_on)}
    record(chain=document.chain, type=POSTING_RECORDED, by=by, at=at, facts=facts)
    return posting


def _check(document: LegalDocument, posted_on: dt.date, on: dt.date) -> None:
    not_to_come(posted_on, on, "posted_on", "Ngày đăng")
    if document.issued_on and posted_on < document.issued_on:
        raise InvalidInput(
            f"Ngày đăng {date_text(posted_on)} trước ngày ban hành {date_text(document.issued_on)}.",
            field="posted_on",
        )


def _address_faults(address: str) -> list[tuple[str, str]]:
    found = list(too_long({"address": address}))
    if address and not address.startswith("https://"):
        found.append(("address", "Đường dẫn bắt đầu bằng https://."))
    return found
