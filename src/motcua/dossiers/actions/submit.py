"""Submit: a dossier is filed and gets its code at once (NĐ 118/2025/NĐ-CP, Điều 17).

Online by the citizen, or entered by the counter before it is refused or sent for supplement.
"""

from __future__ import annotations

import datetime as dt

from motcua.dossiers import policies
from motcua.dossiers.models import DossierDraft
from motcua.dossiers.opening import prepare_dossier
from motcua.dossiers.passage import Done, Passage, once
from motcua.dossiers.rules.intake import Intake
from motcua.dossiers.rules.lifecycle import Verb
from motcua.dossiers.statements import applicant_part, filing_facts, filing_part, intake_facts
from motcua.kernel.actor import Actor
from motcua.organisations.officer import Officer
from motcua.organisations.rules.roles import Role


def submit(
    intake: Intake, *, by: Actor, at: dt.datetime, draft: DossierDraft | None = None, key: str = ""
) -> Done:
    """State 1, held by the place of reception, to be answered in eight working hours.

    `draft` is what it was written down in; it belongs to the dossier from now on.
    """
    return once(Verb.SUBMIT, by, key, lambda: _submit(intake, by, at, draft, key))


def _submit(
    intake: Intake, by: Actor, at: dt.datetime, draft: DossierDraft | None, key: str
) -> Done:
    if isinstance(by, Officer):
        policies.require_intake(by, Verb.SUBMIT, intake.receiving_unit)
    dossier, papers = prepare_dossier(intake, by=by, at=at)
    act = Passage(Verb.SUBMIT, dossier, by, at, key, papers=papers)
    dossier.holder_unit_id = dossier.receiving_unit_id
    dossier.holder_role = Role.TN
    facts = {**intake_facts(dossier, intake.case, papers), **filing_facts(intake, by)}
    done = act.record(facts, {**applicant_part(dossier, papers), **filing_part(intake)})
    if draft is not None:
        # What was written now stands in the dossier, under the key of its person.
        draft.dossier, draft.content = dossier, b""
        draft.save(update_fields=["dossier", "content"])
    return done
