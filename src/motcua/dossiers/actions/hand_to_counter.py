"""Hand the result to the counter: processing ends here (QĐ 766/QĐ-TTg: “Đã xử lý xong”)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import Done, begin, branch_of
from motcua.dossiers.reckoning import counter_term
from motcua.dossiers.rules import clock
from motcua.dossiers.rules.lifecycle import Status, Verb
from motcua.organisations.officer import Officer


@transaction.atomic
def hand_to_counter(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    outcome: str = "",
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 4 (or 2, settled at once) → 9; the deadline is measured at this moment."""
    act = begin(Verb.HAND_TO_COUNTER, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    branch = branch_of(act.dossier.step, Verb.HAND_TO_COUNTER, outcome)
    act.go(branch)
    act.dossier.status = Status.DONE
    act.dossier.finished_at = at
    act.dossier.act_by = counter_term(act.dossier, at, clock.COLLECT_BY)
    return act.record({"outcome": outcome})
