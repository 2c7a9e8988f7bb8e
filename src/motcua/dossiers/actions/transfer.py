"""Transfer to the unit that goes on with it, the same day (NĐ 118/2025/NĐ-CP, Điều 18).

To another unit it is a hand-over: the giver answers for it until that unit accepts.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import Done, begin, branch_of
from motcua.dossiers.rules.lifecycle import Status, Verb
from motcua.organisations.officer import Officer


@transaction.atomic
def transfer(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    outcome: str = "",
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 2 or 4, along the branch of the current step; inside one unit the step begins at once."""
    act = begin(Verb.TRANSFER, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    branch = branch_of(act.dossier.step, Verb.TRANSFER, outcome)
    if branch.next_step and act.crosses(branch.next_step):
        act.offer(branch.next_step)
    else:
        act.dossier.status = Status.PROCESSING
        act.go(branch)
    return act.record({"outcome": outcome})
