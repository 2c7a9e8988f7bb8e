"""Receive at the counter or from the post: filed and received in one act (NĐ 118/2025, Điều 17)."""

from __future__ import annotations

import datetime as dt

from motcua.dossiers import policies
from motcua.dossiers.actions.receive import start_term
from motcua.dossiers.opening import prepare_dossier
from motcua.dossiers.passage import Done, Passage, once
from motcua.dossiers.rules.intake import Intake
from motcua.dossiers.rules.lifecycle import Verb
from motcua.dossiers.statements import applicant_part, filing_facts, filing_part, intake_facts
from motcua.organisations.officer import Officer


def receive_at_counter(intake: Intake, *, by: Officer, at: dt.datetime, key: str = "") -> Done:
    """State 2 at once, with code, secret and appointment; one event, one receipt."""
    return once(Verb.RECEIVE, by, key, lambda: _receive(intake, by, at, key))


def _receive(intake: Intake, by: Officer, at: dt.datetime, key: str) -> Done:
    policies.require_intake(by, Verb.RECEIVE, intake.receiving_unit)
    dossier, papers = prepare_dossier(intake, by=by, at=at)
    act = Passage(Verb.RECEIVE, dossier, by, at, key, papers=papers)
    start_term(act)
    facts = {**intake_facts(dossier, intake.case, papers), **filing_facts(intake, by)}
    return act.record(facts, {**applicant_part(dossier, papers), **filing_part(intake)})
