"""Accept a hand-over: from now on the receiving side answers for it (TT 03/2025/TT-VPCP, Mẫu 06)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.rules.lifecycle import Verb
from motcua.organisations.officer import Officer


@transaction.atomic
def accept(
    dossier: Dossier, *, by: Officer, at: dt.datetime, version: int | None = None, key: str = ""
) -> Done:
    """State 2 or 4 → 4; taking the next step without accepting first accepts as well."""
    act = begin(Verb.ACCEPT, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    act.take_over()
    return act.record()
