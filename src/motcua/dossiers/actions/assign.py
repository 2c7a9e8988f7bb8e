"""Assign to an official, who holds it from now on (NĐ 118/2025/NĐ-CP, Điều 18)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.assignees import require_candidate
from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import Done, begin, branch_of
from motcua.dossiers.rules.lifecycle import Status, Verb
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer


@transaction.atomic
def assign(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    to: int | None,
    outcome: str = "",
    version: int | None = None,
    key: str = "",
) -> Done:
    """`to` is the post of the official; only holders of the next step's role can be chosen."""
    act = begin(Verb.ASSIGN, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    branch = branch_of(act.dossier.step, Verb.ASSIGN, outcome)
    if to is None or branch.next_step is None:
        raise InvalidInput("Chọn người được phân công.", field="to")
    assignee = require_candidate(act.dossier, branch.next_step, to, at)
    act.dossier.status = Status.PROCESSING
    act.go(branch, to=assignee.post_id)
    return act.record({"outcome": outcome, "to": assignee.post_id})
