"""Give the papers of a stopped dossier back (NĐ 118/2025/NĐ-CP, Điều 21)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.rules.lifecycle import Status, Verb
from motcua.kernel.folding import clean_name
from motcua.organisations.officer import Officer


@transaction.atomic
def return_papers(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    taken_by: str,
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 8 → 10; the moment it was stopped stays the end of its term."""
    act = begin(Verb.RETURN_PAPERS, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    taker = clean_name(taken_by, field="taken_by", label="Tên người nhận")
    act.dossier.status = Status.RETURNED
    act.dossier.returned_at = at
    return act.record(personal={"taken_by": taker})
