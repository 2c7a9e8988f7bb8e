"""Hand the result to the counter: processing ends here (QĐ 766/QĐ-TTg: “Đã xử lý xong”)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from motcua.dossiers.actions.issue import number_and_issue
from motcua.dossiers.models import Dossier, Outcome
from motcua.dossiers.passage import Done, Passage, begin, branch_of
from motcua.dossiers.reckoning import counter_term
from motcua.dossiers.rules import clock
from motcua.dossiers.rules.lifecycle import Status, Verb
from motcua.organisations.officer import Officer
from motcua.organisations.rules.roles import Role


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
    """State 4 (or 2, settled at once) → 9; the deadline is measured at this moment.

    The clerk's hand-over numbers a document that has no number yet.
    """
    act = begin(Verb.HAND_TO_COUNTER, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    branch = branch_of(act.dossier.step, Verb.HAND_TO_COUNTER, outcome)
    facts = _numbered(act) if act.seat and act.seat.role == Role.VT else {}
    act.go(branch)
    act.dossier.status = Status.DONE
    act.dossier.finished_at = at
    act.dossier.act_by = counter_term(act.dossier, at, clock.COLLECT_BY)
    return act.record({"outcome": outcome, **facts})


def _numbered(act: Passage) -> dict[str, Any]:
    decided = Outcome.objects.filter(dossier=act.dossier, number="", decided_at__isnull=False)
    outcome = decided.first()
    if outcome is None:
        return {}
    kind = act.dossier.procedure_version.results.order_by("position").first()
    needs_number = kind is None or kind.is_document or outcome.kind == Outcome.Kind.DECLINED
    return number_and_issue(act, outcome) if needs_number else {}
