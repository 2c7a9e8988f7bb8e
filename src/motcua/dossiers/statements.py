"""What an event says besides the state: the facts and the personal part of each kind of paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from motcua.audit.models import Event
from motcua.dossiers.models import Dossier, DossierPaper
from motcua.dossiers.queries.methods import reduction_of
from motcua.dossiers.rules.intake import Intake
from motcua.kernel.actor import Actor
from motcua.kernel.folding import clean_text
from motcua.organisations.officer import Officer
from motcua.organisations.rules.roles import Role
from motcua.parties.queries import parties
from motcua.procedures.queries.published import fees_of


def intake_facts(
    dossier: Dossier, case: str = "", papers: Sequence[DossierPaper] | None = None
) -> dict[str, Any]:
    """`case` is one of the procedure's, as chosen when the dossier was handed in; `papers` where
    they are at hand, else they are read.
    """
    facts = {
        "procedure": dossier.procedure.code,
        "procedure_version": dossier.procedure_version.number,
        "process": dossier.process.number,
        "channel": dossier.channel,
        "result_channel": dossier.result_channel,
        "receiving_unit": dossier.receiving_unit_id,
        "resolving_unit": dossier.resolving_unit_id,
        "term": dossier.term,
        "day_rule": dossier.day_rule,
        "papers": len(_papers(dossier) if papers is None else papers),
        "fees": fee_lines(dossier, case),
    }
    if case:
        facts["case"] = case
    if reduced := reduction_of(dossier.procedure_version_id, dossier.term):
        facts["statutory_term"] = reduced.term
        facts["reduction_basis"] = reduced.reduction_basis
    return facts


def filing_facts(intake: Intake, by: Actor) -> dict[str, Any]:
    """What who files it is to the applicant; and that a supporter filed it for them."""
    facts: dict[str, Any] = {}
    if intake.submitter and intake.relation:
        facts["relation"] = intake.relation
    if isinstance(by, Officer) and by.role == Role.HT:
        facts["assisted"] = True
    return facts


def filing_part(intake: Intake) -> dict[str, Any]:
    """The letter by which somebody files for another; sealed, because it names people."""
    letter = clean_text(intake.authorisation)[:300] if intake.submitter else ""
    return {"authorisation": letter} if letter else {}


def stated_case(dossier: Dossier) -> str:
    """The case that was named when the dossier was handed in."""
    first = Event.objects.filter(chain=dossier.chain).order_by("sequence").first()
    return str(first.facts.get("case", "")) if first else ""


def fee_lines(dossier: Dossier, case: str = "") -> list[dict[str, Any]]:
    """The fees of the dossier's channel and case as the catalogue has them on the day."""
    return [
        {"kind": fee.kind, "amount": fee.amount, "text": fee.text[:200]}
        for channel, fee in fees_of(dossier.procedure_version)
        if channel == dossier.channel and (not case or fee.method.case in {"", case})
    ]


def _papers(dossier: Dossier) -> Sequence[DossierPaper]:
    return list(DossierPaper.objects.filter(dossier=dossier).order_by("position"))


def applicant_part(
    dossier: Dossier, papers: Sequence[DossierPaper] | None = None
) -> dict[str, Any]:
    """The applicant as the paper names them; a later correction does not change the paper."""
    told = parties.opened(dossier.applicant)
    part: dict[str, Any] = {
        "name": told.name,
        "identity": told.identity,
        "address": told.address,
        "phone": told.phone,
        "email": told.email,
        "papers": [
            {"name": paper.name, "originals": paper.originals, "copies": paper.copies}
            for paper in (_papers(dossier) if papers is None else papers)
        ],
    }
    if dossier.submitter:
        part["submitter"] = dossier.submitter.name
    return part
