"""Report on an instruction: what was done about it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.models import Dossier, Instruction
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Verb
from motcua.organisations.officer import Officer

NEEDED = "Ghi đã làm gì theo chỉ đạo."


@transaction.atomic
def report_back(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    text: str,
    version: int | None = None,
    key: str = "",
) -> Done:
    """Answers the oldest instruction that is still open."""
    act = begin(Verb.REPORT_BACK, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    said = checked_reason(text, field="text", needed=NEEDED)
    waiting = Instruction.objects.filter(dossier=act.dossier, reported_at=None)
    oldest = waiting.order_by("number")[0]
    oldest.reported_at = at
    oldest.save(update_fields=["reported_at"])
    return act.record({"number": oldest.number}, {"report": said})
