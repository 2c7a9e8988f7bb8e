"""Enter the document or the conclusion that tasks come from (QĐ 42/2014/QĐ-TTg Điều 4)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.directives.models import DirectiveSource
from motcua.directives.policies import ASSIGN
from motcua.directives.rules.wording import SourceDetails, cleaned_source
from motcua.documents.models import StoredFile
from motcua.kernel import events
from motcua.kernel.clock import local
from motcua.organisations.officer import Officer
from motcua.organisations.policies import require

SOURCE_ENTERED = events.declare("directives.source_entered", "Nhập nguồn giao việc")


@transaction.atomic
def enter_source(
    details: SourceDetails, *, by: Officer, at: dt.datetime, file: StoredFile | None = None
) -> DirectiveSource:
    """Raises InvalidInput with a message for each field."""
    require(by, ASSIGN)
    told = cleaned_source(details, local(at).date())
    source = DirectiveSource.objects.create(
        kind=told.kind, number=told.number, title=told.title, issuer=told.issuer,
        issued_on=told.issued_on, file=file, entered_at=at, entered_by_id=by.post_id,
    )  # fmt: skip
    facts = {"kind": told.kind, "number": told.number, "file": file.reference if file else ""}
    record(chain=f"source:{source.pk}", type=SOURCE_ENTERED, by=by, at=at, facts=facts)
    return source
