"""Instruct whoever holds a dossier, with a time to report back (functions: ý kiến chỉ đạo)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.models import Dossier, Instruction
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer

NEEDED = "Ghi nội dung chỉ đạo."


@transaction.atomic
def instruct(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    text: str,
    report_by: dt.datetime,
    version: int | None = None,
    key: str = "",
) -> Done:
    """While it is open; the instruction goes with the dossier from hand to hand."""
    act = begin(Verb.INSTRUCT, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    said = checked_reason(text, field="text", needed=NEEDED)
    if report_by <= at:
        raise InvalidInput("Thời hạn báo cáo phải sau lúc này.", field="report_by")
    number = Instruction.objects.filter(dossier=act.dossier).count() + 1
    Instruction.objects.create(
        dossier=act.dossier, number=number, given_at=at, given_by_id=by.post_id,
        report_by=report_by,
    )  # fmt: skip
    facts = {"number": number, "report_by": local(report_by).isoformat()}
    return act.record(facts, {"instruction": said})
