"""Take back a hand-over that nobody has accepted yet; the giver held it all the time."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.rules.lifecycle import Verb
from motcua.organisations.officer import Officer


@transaction.atomic
def recall(
    dossier: Dossier, *, by: Officer, at: dt.datetime, version: int | None = None, key: str = ""
) -> Done:
    """The state stays; refused once the other side has accepted."""
    act = begin(Verb.RECALL, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    act.no_offer()
    return act.record()
