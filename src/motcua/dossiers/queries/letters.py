"""Mẫu số 04 and 05: the apology with its new day, the notice that a dossier is stopped."""

from __future__ import annotations

import datetime as dt
from typing import Any

from motcua.documents.queries.letterheads import letterhead_of
from motcua.documents.rendering import render
from motcua.documents.rules.forms import FormKey, form_in_force
from motcua.documents.rules.papers import Apology, StopNotice
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.paper_parts import (
    applicant,
    applicant_named,
    fee_lines,
    last_of,
    letterhead,
    paper_lines,
)
from motcua.dossiers.queries.timeline import Happening, timeline
from motcua.dossiers.rules.lifecycle import Verb
from motcua.dossiers.statements import applicant_part
from motcua.kernel import clock
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units


def apology(dossier: Dossier, happened: list[Happening], site: str) -> Apology:
    """As the head signed it: the due time then, and the one appointed."""
    event = last_of(happened, Verb.EXTEND)
    due = event.facts["after"]["due_at"]
    assert due, "only a running dossier is re-appointed"
    return _apology(
        dossier,
        applicant=applicant(event),
        number=event.facts["number"],
        due_at=dt.datetime.fromisoformat(due),
        reason=event.reason,
        appointed_at=dt.datetime.fromisoformat(event.facts["appointed_at"]),
        issued_at=event.at,
        signer=event.actor.split(",")[0],
        signer_title=event.actor.partition(", ")[2],
    )


def apology_to_sign(dossier: Dossier, by: Officer, *, at: dt.datetime, number: str) -> bytes:
    """The same letter as PDF, before it is signed and numbered; NotFound where none is drafted."""
    drafted = last_of(timeline(dossier), Verb.DRAFT_APOLOGY)
    assert dossier.due_at, "only a running dossier is re-appointed"
    paper = _apology(
        dossier,
        applicant=applicant_named(applicant_part(dossier)),
        number=number,
        due_at=dossier.due_at,
        reason=drafted.reason,
        appointed_at=dt.datetime.fromisoformat(drafted.facts["appointed_at"]),
        issued_at=at,
        signer=by.name,
        signer_title=by.title,
    )
    return render(paper, form=form_in_force(FormKey.APOLOGY, clock.local(at).date()))


def _apology(dossier: Dossier, *, issued_at: dt.datetime, **told: Any) -> Apology:
    on, received = clock.local(issued_at).date(), dossier.received_at
    assert received is not None, "only what was received is re-appointed"
    return Apology(
        letterhead=letterhead_of(dossier.receiving_unit_id, on),
        code=dossier.code,
        agency=units.unit_name(dossier.resolving_unit_id, on),
        procedure=dossier.procedure_version.name,
        received_at=received,
        issued_at=issued_at,
        counter=units.unit_name(dossier.receiving_unit_id, on),
        **told,
    )


def stop_notice(dossier: Dossier, happened: list[Happening], site: str) -> StopNotice:
    event = last_of(happened, Verb.STOP, Verb.WITHDRAW)
    on = clock.local(event.at).date()
    asked = [past for past in happened if past.verb == Verb.ASK_WITHDRAWAL]
    wanted = event.verb == Verb.WITHDRAW and asked
    told = next((past for past in happened if past.facts.get("fees")), None)
    issuer = dossier.receiving_unit_id if wanted else dossier.resolving_unit_id
    return StopNotice(
        letterhead=letterhead(dossier, event),
        code=dossier.code,
        number=event.facts["number"],
        agency=units.unit_name(issuer, on),
        applicant=applicant(event),
        procedure=dossier.procedure_version.name,
        received_at=dossier.received_at,
        asked_at=asked[-1].at if wanted else None,
        reason=event.reason,
        issued_at=event.at,
        signer=event.actor.split(",")[0],
        signer_title=event.actor.partition(", ")[2],
        legal_basis=event.facts.get("legal_basis", ""),
        fees=fee_lines(told) if told else (),
        papers=paper_lines(event),
        counter=units.unit_name(dossier.receiving_unit_id, on),
    )
