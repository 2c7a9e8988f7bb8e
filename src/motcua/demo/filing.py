"""What an applicant hands in: who they are and which papers they brought."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from motcua.demo.applicants import Applicants
from motcua.demo.demand import Arrival
from motcua.demo.fates import AT_INTAKE
from motcua.demo.offers import Sheet
from motcua.demo.reading import data
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.rules.intake import Intake, PaperIn
from motcua.parties.rules.details import PartyDetails
from motcua.procedures.models import Channel

SHOPS = "ho-kinh-doanh"
FAULTY = 2


def intake(
    arrival: Arrival, units: Mapping[str, int], applicants: Applicants, rng: Random
) -> Intake:
    """`units` gives the numbers of units by slug."""
    applicant, submitter = _people(arrival, applicants, rng)
    return Intake(
        procedure=arrival.offer.code,
        receiving_unit=units[arrival.receiver],
        channel=arrival.channel,
        result_channel=arrival.result_channel,
        applicant=applicant,
        submitter=submitter if submitter != applicant else None,
        papers=_papers(arrival, rng),
        resolving=arrival.resolving,
    )


def missing(filed: Intake) -> list[MissingPaper]:
    return [MissingPaper(name=p.name, fault=p.fault) for p in filed.papers if p.check == FAULTY]


def _people(
    arrival: Arrival, applicants: Applicants, rng: Random
) -> tuple[PartyDetails, PartyDetails | None]:
    """A firm always sends somebody; a person sometimes does."""
    place = arrival.place
    if arrival.offer.for_firms:
        return applicants.firm(rng, place), applicants.citizen(rng, place)
    if arrival.offer.field == SHOPS and rng.random() < 0.5:
        return applicants.household(rng, place), None
    applicant = applicants.citizen(rng, place)
    sends = rng.random() < data("demand")["rates"]["submitter"]
    return applicant, applicants.citizen(rng, place) if sends else None


def _papers(arrival: Arrival, rng: Random) -> tuple[PaperIn, ...]:
    """All that is required is there, unless the counter sees at once that one will not do."""
    sheets = arrival.offer.sheets
    looked_at = arrival.channel != Channel.ONLINE
    lacking = looked_at and arrival.fate.supplement == AT_INTAKE and sheets
    faulty = rng.randrange(len(sheets)) if lacking else -1
    return tuple(
        _bad(sheet, rng) if place == faulty else _good(sheet, rng, looked_at=looked_at)
        for place, sheet in enumerate(sheets)
    )


def _bad(sheet: Sheet, rng: Random) -> PaperIn:
    fault = rng.choice(data("demand")["paper_faults"])
    return PaperIn(
        name=sheet.name, required=sheet.required, copies=1, check=FAULTY, fault=str(fault)
    )


def _good(sheet: Sheet, rng: Random, *, looked_at: bool) -> PaperIn:
    if not sheet.required and rng.random() > 0.4:
        return PaperIn(name=sheet.name, required=False)
    return PaperIn(
        name=sheet.name,
        required=sheet.required,
        originals=sheet.originals,
        copies=max(sheet.copies, 1 - sheet.originals),
        check=int(looked_at),
    )
