"""Take the supplement in: the clock goes on, or begins (NĐ 118/2025/NĐ-CP, Điều 17)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.actions._pauses import unpause
from motcua.dossiers.actions.receive import start_term
from motcua.dossiers.models import Dossier, DossierPaper, SupplementRequest
from motcua.dossiers.passage import Done, begin, state_after_pause
from motcua.dossiers.rules.lifecycle import Verb
from motcua.dossiers.statements import applicant_part, intake_facts, stated_case
from motcua.organisations.officer import Officer


@transaction.atomic
def receive_supplement(
    dossier: Dossier, *, by: Officer, at: dt.datetime, version: int | None = None, key: str = ""
) -> Done:
    """State 5 → 2 or 4. Before acceptance the supplement completes the dossier: it is received."""
    act = begin(Verb.RECEIVE_SUPPLEMENT, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    _close(act.dossier, at)
    if act.dossier.received_at is None:
        start_term(act)
        facts = intake_facts(act.dossier, stated_case(act.dossier))
        return act.record(facts, applicant_part(act.dossier))
    act.dossier.status = state_after_pause(act.dossier)
    return act.record(personal=applicant_part(act.dossier))


def _close(dossier: Dossier, at: dt.datetime) -> None:
    unpause(dossier, at)
    requests = SupplementRequest.objects.filter(
        dossier=dossier, requested_at__isnull=False, answered_at__isnull=True
    )
    for request in requests:
        request.answered_at = at
        request.save(update_fields=["answered_at"])
        _mark_papers(dossier, {item["name"] for item in request.items})


def _mark_papers(dossier: Dossier, names: set[str]) -> None:
    """What was asked for has now been handed in and looked at."""
    for paper in DossierPaper.objects.filter(dossier=dossier):
        if " ".join(paper.name.split()) in names:
            paper.check_state = DossierPaper.Check.GOOD
            paper.fault = ""
            paper.originals = paper.originals or (0 if paper.copies else 1)
            paper.save()
