"""Approve: the competent person decides and the result exists (NĐ 118/2025/NĐ-CP, Điều 18)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.documents.models import StoredFile
from motcua.dossiers.actions._decision import decide
from motcua.dossiers.models import Dossier, Outcome
from motcua.dossiers.passage import Done, begin, branch_of
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.folding import clean_text
from motcua.organisations.officer import Officer


@transaction.atomic
def approve(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    number: str = "",
    opinion: str = "",
    outcome: str = "",
    signed: StoredFile | None = None,
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 4. `number` is the document's, where the one who signs also numbers; `signed` the
    file with the signature, verified when it was made.
    """
    act = begin(Verb.APPROVE, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    branch = branch_of(act.dossier.step, Verb.APPROVE, outcome)
    facts = decide(act, Outcome.Kind.GRANTED, number=number, signed=signed)
    act.go(branch)
    note = clean_text(opinion)[:2000]
    return act.record({"outcome": outcome, **facts}, {"opinion": note} if note else None)
