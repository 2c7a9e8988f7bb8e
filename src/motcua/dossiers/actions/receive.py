"""Receive a submitted dossier: the term begins (NĐ 118/2025/NĐ-CP, Điều 17; Mẫu số 01)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.models import Dossier, DossierPaper
from motcua.dossiers.passage import Done, Passage, begin
from motcua.dossiers.rules.intake import PaperIn, faults_against_reception
from motcua.dossiers.rules.lifecycle import Status, Verb
from motcua.dossiers.statements import applicant_part, intake_facts, stated_case
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer
from motcua.procedures.queries.published import steps_of


@transaction.atomic
def receive(
    dossier: Dossier, *, by: Officer, at: dt.datetime, version: int | None = None, key: str = ""
) -> Done:
    """State 1 → 2. Refused while a required paper is missing or was found faulty."""
    act = begin(Verb.RECEIVE, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    start_term(act)
    facts = intake_facts(act.dossier, stated_case(act.dossier))
    return act.record(facts, applicant_part(act.dossier))


def start_term(act: Passage) -> None:
    """From here the clock runs: the dossier stands in the first step of its process."""
    dossier = act.dossier
    _require_complete(dossier)
    dossier.status = Status.RECEIVED
    dossier.received_at = act.at
    act.enter(next(iter(steps_of(dossier.process_id).values())))


def _require_complete(dossier: Dossier) -> None:
    rows = DossierPaper.objects.filter(dossier=dossier).order_by("position")
    papers = tuple(
        PaperIn(
            name=row.name,
            required=row.required,
            originals=row.originals,
            copies=row.copies,
            check=row.check_state,
            fault=row.fault,
        )
        for row in rows
    )
    if faults := faults_against_reception(papers):
        remedy = "Lập phiếu yêu cầu bổ sung (Mẫu 02) hoặc từ chối tiếp nhận (Mẫu 03)."
        raise InvalidInput(errors={"papers": [*faults, remedy]}, code="papers_incomplete")
