"""Leave a note for colleagues; the applicant never sees it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Verb
from motcua.organisations.officer import Officer

NEEDED = "Ghi nội dung ghi chú."


@transaction.atomic
def note(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    text: str,
    version: int | None = None,
    key: str = "",
) -> Done:
    """In any state; nothing else changes."""
    act = begin(Verb.NOTE, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    said = checked_reason(text, field="text", needed=NEEDED)
    return act.record(personal={"note": said})
