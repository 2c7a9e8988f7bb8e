"""What a client sends, as the rooms take it."""

from __future__ import annotations

import re
from typing import Any

from motcua.api.schemas.acts import CorrectionIn
from motcua.api.schemas.dossiers import DossierIn, PaperIn, PersonIn
from motcua.api.schemas.parts import Taken
from motcua.dossiers.actions.correct import Correction
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.rules import intake as rules
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.parties.rules.details import PartyDetails

CHECKS = {"unchecked": 0, "good": 1, "faulty": 2}
_VERSION = re.compile(r'\s*(?:W/)?"?(\d{1,9})"?\s*')


def intake_of(sent: DossierIn, officer: Officer) -> rules.Intake:
    """Raises InvalidInput for a unit that there is not."""
    return rules.Intake(
        procedure=sent.procedure,
        receiving_unit=_receiving(sent.receiving_unit, officer),
        channel=sent.channel.number,
        result_channel=sent.result_channel.number,
        applicant=_details(sent.applicant),
        submitter=_details(sent.submitter) if sent.submitter else None,
        papers=tuple(_paper(paper) for paper in sent.papers),
        resolving=sent.resolving,
        method=sent.method,
        case=sent.case,
        renamed=sent.renamed,
    )


def _receiving(slug: str, officer: Officer) -> int:
    if not slug:
        return officer.unit_id
    found = units.id_of(slug)
    if found is None:
        raise InvalidInput(f"Không có đơn vị “{slug}”. Xem /api/v1/units.", field="receiving_unit")
    return found


def _details(sent: PersonIn) -> PartyDetails:
    return PartyDetails(
        kind=sent.kind, name=sent.name, identity=sent.identity, birth_year=sent.birth_year,
        phone=sent.phone, email=sent.email, address=sent.address,
    )  # fmt: skip


def _paper(sent: PaperIn) -> rules.PaperIn:
    return rules.PaperIn(
        name=sent.name, required=sent.required, originals=sent.originals, copies=sent.copies,
        check=CHECKS[sent.check], fault=sent.fault,
    )  # fmt: skip


def version_of(if_match: str) -> int | None:
    """The version an act was decided on; `*` takes the dossier as it is."""
    if if_match.strip() == "*":
        return None
    read = _VERSION.fullmatch(if_match)
    if read is None:
        raise InvalidInput(
            'If-Match phải là phiên bản đã đọc, ví dụ "3", hoặc *.', field="If-Match"
        )
    return int(read[1])


def arguments_of(body: Taken) -> dict[str, Any]:
    """What was sent with an act, as its verb takes it."""
    told = {name: getattr(body, name) for name in type(body).model_fields}
    if "items" in told:
        told["items"] = [MissingPaper(name=i.name, fault=i.fault) for i in told["items"]]
    if "units" in told:
        told["units"] = [_asked(slug) for slug in told["units"]]
    if "correction" in told:
        told["correction"] = _correction(told["correction"])
    return told


def _asked(slug: str) -> int:
    found = units.id_of(slug[:80])
    if found is None:
        raise InvalidInput(f"Không có đơn vị “{slug[:80]}”. Xem /api/v1/units.", field="units")
    return found


def _correction(sent: CorrectionIn) -> Correction:
    return Correction(
        applicant=_details(sent.applicant) if sent.applicant else None,
        papers=None if sent.papers is None else tuple(_paper(paper) for paper in sent.papers),
        result_channel=sent.result_channel.number if sent.result_channel else None,
        renamed=sent.renamed,
    )
