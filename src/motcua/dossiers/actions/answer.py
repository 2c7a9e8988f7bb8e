"""Answer a consultation for the unit that was asked (NĐ 118/2025/NĐ-CP, Điều 18)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.models import Consultation, Dossier
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.organisations.officer import Officer

NEEDED = "Ghi rõ nội dung ý kiến khi không thống nhất, hoặc thống nhất có điều kiện."


@transaction.atomic
def answer(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    opinion: str,
    text: str = "",
    version: int | None = None,
    key: str = "",
) -> Done:
    """`opinion` is one of Consultation.Opinion; whatever is not plain consent says why."""
    act = begin(Verb.ANSWER, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    if opinion not in Consultation.Opinion.values:
        choices = ", ".join(label.lower() for label in Consultation.Opinion.labels)
        raise InvalidInput(f"Chọn ý kiến: {choices}.", field="opinion")
    said = clean_text(text)[:2000]
    if opinion != Consultation.Opinion.AGREES:
        said = checked_reason(text, field="text", needed=NEEDED)
    open_ones = Consultation.objects.filter(dossier=act.dossier, unit__in=(act.seat or by).unit_ids)
    asked = open_ones.filter(answered_at=None, cancelled_at=None).order_by("number")[0]
    asked.answered_at, asked.answered_by_id, asked.opinion = at, by.post_id, opinion
    asked.save(update_fields=["answered_at", "answered_by", "opinion"])
    facts = {"number": asked.number, "unit": asked.unit_id, "opinion": opinion}
    return act.record(facts, {"opinion": said} if said else None)
