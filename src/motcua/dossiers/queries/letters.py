"""Mẫu số 04 and 05: the apology with its new day, the notice that a dossier is stopped."""

from __future__ import annotations

import datetime as dt

from motcua.documents.rules.papers import Apology, StopNotice
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.paper_parts import (
    applicant,
    fee_lines,
    last_of,
    letterhead,
    paper_lines,
)
from motcua.dossiers.queries.timeline import Happening
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel import clock
from motcua.organisations.queries import units


def apology(dossier: Dossier, happened: list[Happening], site: str) -> Apology:
    """As the head signed it: the due time then, and the one appointed."""
    event = last_of(happened, Verb.EXTEND)
    on = clock.local(event.at).date()
    due, received = event.facts["after"]["due_at"], dossier.received_at
    assert due and received is not None, "only a running dossier is re-appointed"
    return Apology(
        letterhead=letterhead(dossier, event),
        code=dossier.code,
        number=event.facts["number"],
        agency=units.unit_name(dossier.resolving_unit_id, on),
        applicant=applicant(event),
        procedure=dossier.procedure_version.name,
        received_at=received,
        due_at=dt.datetime.fromisoformat(due),
        reason=event.reason,
        appointed_at=dt.datetime.fromisoformat(event.facts["appointed_at"]),
        issued_at=event.at,
        signer=event.actor.split(",")[0],
        signer_title=event.actor.partition(", ")[2],
        counter=units.unit_name(dossier.receiving_unit_id, on),
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
