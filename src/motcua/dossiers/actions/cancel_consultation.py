"""Take back a question that no longer needs its answer, and say why."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.models import Consultation, Dossier
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer

NEEDED = "Ghi vì sao không cần ý kiến nữa; đơn vị được hỏi đọc câu này."


@transaction.atomic
def cancel_consultation(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    reason: str,
    number: int | None = None,
    version: int | None = None,
    key: str = "",
) -> Done:
    """The one with `number`, else all that are open."""
    act = begin(Verb.CANCEL_CONSULTATION, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    why = checked_reason(reason, needed=NEEDED)
    waiting = Consultation.objects.filter(dossier=act.dossier, answered_at=None, cancelled_at=None)
    if number is not None:
        waiting = waiting.filter(number=number)
    numbers = list(waiting.values_list("number", flat=True))
    if not numbers:
        raise InvalidInput("Ý kiến này đã trả lời hoặc đã rút. Tải lại trang.", field="number")
    waiting.update(cancelled_at=at)
    return act.record({"numbers": numbers}, {"reason": why})
