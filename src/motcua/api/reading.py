"""Rooms' answers as the api's: codes and slugs, moments in Vietnam, persons masked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Literal

from motcua.api.schemas.dossiers import (
    Clock,
    DossierOut,
    EventOut,
    Holder,
    Left,
    Line,
    PaperOut,
    PersonOut,
)
from motcua.api.schemas.parts import ChannelName, StatusOut, UnitRef, aware, to_second
from motcua.dossiers.queries import acts, deadlines, files, left
from motcua.dossiers.queries.timeline import Happening
from motcua.dossiers.rules.lifecycle import Status
from motcua.kernel.clock import local
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.parties.queries import parties
from motcua.parties.rules.details import PartyDetails
from motcua.ui import masking

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier

CHECKS: tuple[Literal["unchecked", "good", "faulty"], ...] = ("unchecked", "good", "faulty")


def status_of(status: int) -> StatusOut:
    return StatusOut(code=int(status), label=Status(status).label)


def unit_ref(unit_id: int, on: dt.date) -> UnitRef:
    return UnitRef(slug=units.slug_of(unit_id), name=units.unit_name(unit_id, on))


def left_out(done: left.Left) -> dict[str, Any]:
    return {
        "code": done.code,
        "version": done.version,
        "status": status_of(done.status),
        "step": done.step,
        "due_at": aware(done.due_at),
        "act_by": aware(done.act_by),
    }


def left_by(done: Any) -> Left:
    return Left(**left_out(left.left_by(done.dossier, done.sequence)))


def line(dossier: Dossier) -> Line:
    return Line(**_line(dossier))


def _line(dossier: Dossier) -> dict[str, Any]:
    moments = ("submitted_at", "received_at", "due_at", "finished_at", "returned_at")
    return {name: aware(getattr(dossier, name)) for name in moments} | {
        "code": dossier.code,
        "version": dossier.version,
        "procedure": dossier.procedure.code,
        "status": status_of(dossier.status),
        "channel": ChannelName.of(dossier.channel),
    }


def whole(
    dossier: Dossier, officer: Officer, now: dt.datetime, persons: dict[str, Any]
) -> DossierOut:
    on = local(now).date()
    listed = list(dossier.papers.select_related("file").order_by("position"))
    return DossierOut(
        **_line(dossier),
        **persons,
        procedure_version=dossier.procedure_version.number,
        result_channel=ChannelName.of(dossier.result_channel),
        receiving_unit=unit_ref(dossier.receiving_unit_id, on),
        resolving_unit=unit_ref(dossier.resolving_unit_id, on),
        papers=[_paper(paper) for paper in listed],
        result_file=_signed_result(dossier),
        clock=_clock(dossier, now),
        holder=_holder(dossier, officer, on),
        acts=sorted({act.verb.value for act in acts.next_acts(dossier, officer, now)}),
    )


def _paper(paper: Any) -> PaperOut:
    return PaperOut(
        position=paper.position,
        name=paper.name,
        required=paper.required,
        originals=paper.originals,
        copies=paper.copies,
        check=CHECKS[paper.check_state],
        fault=paper.fault,
        file=paper.file.reference if paper.file else "",
    )


def _signed_result(dossier: Dossier) -> str:
    signed = (one.file.reference for one in files.outcome_files(dossier) if one.is_signed)
    return next(signed, "")


def _clock(dossier: Dossier, now: dt.datetime) -> Clock:
    reading = deadlines.reading(dossier, now, why=True)
    return Clock(
        term=dossier.term,
        due_at=aware(reading.due_at),
        remaining_seconds=reading.remaining_seconds,
        paused_since=aware(reading.paused_since),
        sentences=list(reading.why),
    )


def _holder(dossier: Dossier, officer: Officer, on: dt.date) -> Holder:
    """Who works elsewhere is nobody's business outside: the unit answers for it."""
    standing = acts.standing(dossier, on)
    own = dossier.holder_unit_id in officer.unit_ids and dossier.holder_post_id is not None
    return Holder(
        unit=unit_ref(dossier.holder_unit_id, on) if dossier.holder_unit_id else None,
        role=dossier.holder_role,
        name=standing.holder if own else "",
        step=dossier.step.key if dossier.step else "",
        next_act=standing.next_act,
        act_by=aware(standing.act_by),
    )


def person(told: PartyDetails, *, masked: bool) -> PersonOut:
    if not masked:
        shown = {name: getattr(told, name) for name in ("identity", "phone", "email", "address")}
    else:
        shown = {
            "identity": masking.mask_identity(told.identity),
            "phone": masking.mask_phone(told.phone),
            "email": masking.mask_email(told.email),
            "address": masking.commune_of(told.address),
        }
    return PersonOut(kind=told.kind, name=told.name, masked=masked, **shown)


def masked_persons(dossier: Dossier) -> dict[str, PersonOut | None]:
    submitter = dossier.submitter
    return {
        "applicant": person(parties.opened(dossier.applicant), masked=True),
        "submitter": person(parties.opened(submitter), masked=True) if submitter else None,
    }


def event(happening: Happening, *, masked: bool) -> EventOut:
    after = happening.facts.get("after") or {}
    return EventOut(
        sequence=happening.sequence,
        verb=happening.verb or "",
        label=happening.label,
        at=to_second(happening.at),
        recorded_at=to_second(happening.recorded_at),
        status=status_of(after["status"]) if after.get("status") else None,
        step=after.get("step", ""),
        reason=None if masked else happening.reason,
        opinion=None if masked else happening.opinion,
    )
