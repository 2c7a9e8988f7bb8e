"""Number and issue the document: the next of the register, none skipped (NĐ 30/2020, Điều 15, 18)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from motcua.documents.models import StoredFile
from motcua.dossiers.actions._books import draw_number
from motcua.dossiers.models import DocumentBook, Dossier, Outcome
from motcua.dossiers.passage import Done, Passage, begin
from motcua.dossiers.rules.lifecycle import Verb
from motcua.organisations.officer import Officer


@transaction.atomic
def issue(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    sealed: StoredFile | None = None,
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 4 stays. `sealed` is the signed file with the agency's signature and the number on it."""
    act = begin(Verb.ISSUE, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    outcome = Outcome.objects.get(dossier=act.dossier)
    return act.record(number_and_issue(act, outcome, sealed=sealed))


def number_and_issue(
    act: Passage, outcome: Outcome, *, sealed: StoredFile | None = None
) -> dict[str, Any]:
    """From now on the text is fixed; returns what the event says."""
    assert isinstance(act.by, Officer)
    outcome.number = draw_number(act.dossier.resolving_unit_id, DocumentBook.Kind.RESULT, act.at)
    outcome.issued_at, outcome.issued_by_id = act.at, act.by.post_id
    outcome.signed = sealed or outcome.signed
    outcome.save()
    return {"number": outcome.number, **({"file": sealed.sha256} if sealed else {})}
