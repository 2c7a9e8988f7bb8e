"""The papers of the law, made from a dossier's events (TT 03/2025/TT-VPCP, Phụ lục I)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from motcua.documents.rendering import render
from motcua.documents.rules.forms import FormKey, form_in_force
from motcua.documents.rules.papers import (
    Applicant,
    ControlSlip,
    FeeLine,
    Leg,
    Letterhead,
    Paper,
    PaperLine,
    Receipt,
    Refusal,
    SupplementItem,
    SupplementSlip,
)
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.lookup import secret_of
from motcua.dossiers.queries.timeline import Happening, timeline
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.kernel.money import Money
from motcua.organisations.models import UnitKind
from motcua.organisations.queries import units
from motcua.procedures.models import Channel
from motcua.worktime import Term

LOOKUP = "/tra-cuu/"


def paper_pdf(
    dossier: Dossier, key: FormKey, *, size: str = "A4", copies: int = 1, site: str = ""
) -> bytes:
    """The paper as PDF; NotFound when the event that makes it has not happened."""
    paper = _MAKERS[key](dossier, timeline(dossier), site)
    form = form_in_force(key, clock.local(paper.issued_at).date())
    return render(paper, form=form, size=size, copies=copies)


def available_from(dossier: Dossier, happened: list[Happening]) -> list[FormKey]:
    """Which papers this dossier has by now, as its history tells."""
    verbs = {event.verb for event in happened}
    wanted = {
        FormKey.RECEIPT: dossier.received_at is not None,
        FormKey.SUPPLEMENT_SLIP: Verb.REQUEST_SUPPLEMENT in verbs,
        FormKey.REFUSAL: Verb.REFUSE in verbs,
        FormKey.CONTROL_SLIP: dossier.received_at is not None,
    }
    return [key for key, there in wanted.items() if there]


def _last(happened: list[Happening], *verbs: Verb) -> Happening:
    found = next((h for h in reversed(happened) if h.verb in verbs), None)
    if found is None:
        raise NotFound("Hồ sơ chưa có giấy này: việc lập ra giấy chưa được thực hiện.")
    return found


def _received(happened: list[Happening]) -> Happening:
    """The event in which the term began, whose facts the receipt prints."""
    found = next(
        (h for h in happened if h.verb and "term" in h.facts and h.facts["after"]["step"]), None
    )
    if found is None:
        raise NotFound("Hồ sơ chưa được tiếp nhận nên chưa có giấy hẹn.")
    return found


# Papers are dated at the commune or the province (NĐ 30/2020/NĐ-CP), not at an office in it.
_AREAS = {UnitKind.COMMUNE, UnitKind.PROVINCE}


def _letterhead(dossier: Dossier, at: Happening) -> Letterhead:
    on = clock.local(at.at).date()
    line = units.tree(on).line(dossier.receiving_unit_id)
    own = units.place(dossier.receiving_unit_id, on)
    parent = line[1].name if len(line) > 1 else ""
    area = next((place for place in line if place.kind in _AREAS), own)
    return Letterhead(parent_agency=parent, agency=own.name, place=area.short_name)


def _applicant(happened: Happening) -> Applicant:
    told = happened.personal
    return Applicant(
        name=told.get("name", "(đã xóa theo yêu cầu)"),
        identity=told.get("identity", ""),
        address=told.get("address", ""),
        phone=told.get("phone", ""),
        email=told.get("email", ""),
    )


def _submitter(dossier: Dossier, happened: Happening) -> str:
    """Named in the applicant's sealed part; not any more once that person was erased."""
    filed_by = dossier.submitter
    if filed_by and filed_by.erased_at:
        return filed_by.name
    return str(happened.personal.get("submitter", ""))


def _paper_lines(happened: Happening) -> tuple[PaperLine, ...]:
    lines: list[PaperLine] = []
    for paper in happened.personal.get("papers", []):
        for kind, count in (("Bản chính", paper["originals"]), ("Bản sao", paper["copies"])):
            if count:
                lines.append(PaperLine(name=paper["name"], kind=kind, quantity=count))
    return tuple(lines)


_FEE_NAMES = {"phi": "Phí", "le_phi": "Lệ phí", "khac": "Khoản khác"}


def _fees(happened: Happening) -> tuple[FeeLine, ...]:
    return tuple(
        FeeLine(
            name=_FEE_NAMES.get(fee["kind"], "Phí"),
            amount=Money(fee["amount"]).text() if fee["amount"] is not None else fee["text"],
        )
        for fee in happened.facts.get("fees", [])
    )


def _term_text(facts: dict[str, Any]) -> str:
    """The term given, and the statutory one where the province promised less."""
    if not facts["term"]:
        return "Không quy định"
    text = Term.parse(facts["term"]).text()
    if "statutory_term" not in facts:
        return text
    return f"{text} (cắt giảm từ {Term.parse(facts['statutory_term']).text()})"


_COLLECT = {
    Channel.COUNTER: "tại quầy",
    Channel.ONLINE: "bản điện tử",
    Channel.POST: "qua dịch vụ bưu chính",
}


def _receipt(dossier: Dossier, happened: list[Happening], site: str) -> Receipt:
    event = _received(happened)
    on = clock.local(event.at).date()
    due = event.facts["after"]["due_at"]
    counter = units.unit_name(dossier.receiving_unit_id, on)
    how = _COLLECT[Channel(event.facts["result_channel"])]
    return Receipt(
        letterhead=_letterhead(dossier, event),
        code=dossier.code,
        counter=counter,
        applicant=_applicant(event),
        procedure=dossier.procedure_version.name,
        papers=_paper_lines(event),
        term=_term_text(event.facts),
        received_at=event.at,
        appointment=dt.datetime.fromisoformat(due) if due else None,
        collect_at=f"{counter} ({how})" if how == "tại quầy" else how.capitalize(),
        receiver=event.actor.split(",")[0],
        receiver_title=event.actor.partition(", ")[2],
        submitter=_submitter(dossier, event),
        fees=_fees(event),
        secret=secret_of(dossier),
        lookup_address=f"{site}{LOOKUP}",
    )


def _slip(dossier: Dossier, happened: list[Happening], site: str) -> SupplementSlip:
    event = _last(happened, Verb.REQUEST_SUPPLEMENT)
    on = clock.local(event.at).date()
    return SupplementSlip(
        letterhead=_letterhead(dossier, event),
        code=dossier.code,
        counter=units.unit_name(dossier.receiving_unit_id, on),
        applicant=_applicant(event),
        procedure=dossier.procedure_version.name,
        items=tuple(
            SupplementItem(name=item["name"], note=item.get("fault", "")) for item in event.items
        ),
        reason=event.reason,
        issued_at=event.at,
        guide=event.actor.split(",")[0],
        guide_title=event.actor.partition(", ")[2],
        reply_by=dt.datetime.fromisoformat(event.facts["answer_by"]),
        contact_phone=units.contact(dossier.receiving_unit_id, on)["phone"],
        contact_site=f"{site}{LOOKUP}",
    )


def _refusal(dossier: Dossier, happened: list[Happening], site: str) -> Refusal:
    event = _last(happened, Verb.REFUSE)
    on = clock.local(event.at).date()
    return Refusal(
        letterhead=_letterhead(dossier, event),
        code=dossier.code,
        counter=units.unit_name(dossier.receiving_unit_id, on),
        applicant=_applicant(event),
        procedure=dossier.procedure_version.name,
        reason=event.reason,
        issued_at=event.at,
        receiver=event.actor.split(",")[0],
        receiver_title=event.actor.partition(", ")[2],
        submitter=_submitter(dossier, event),
    )


def _control_slip(dossier: Dossier, happened: list[Happening], site: str) -> ControlSlip:
    event = _received(happened)
    on = clock.local(happened[-1].at).date()
    return ControlSlip(
        letterhead=_letterhead(dossier, event),
        code=dossier.code,
        agency=units.unit_name(dossier.resolving_unit_id, on),
        applicant=_applicant(event),
        procedure=dossier.procedure_version.name,
        received_at=event.at,
        due_at=dossier.due_at,
        issued_at=happened[-1].at,
        legs=tuple(_legs(happened)),
    )


def _legs(happened: list[Happening]) -> list[Leg]:
    """One row a hand-over: whoever held it before gives, whoever holds it after takes.

    What was handed over to another unit is taken when that unit accepts.
    """
    legs: list[Leg] = []
    given: Happening | None = None
    for event in happened:
        before, after = event.facts.get("before") or {}, event.facts.get("after") or {}
        if before and before.get("step") != after.get("step"):
            giver = given if event.verb == Verb.ACCEPT and given else event
            legs.append(_leg(event, giver, before, after))
        given = event if event.verb == Verb.TRANSFER else given
    return legs


def _leg(
    event: Happening, given: Happening, before: dict[str, object], after: dict[str, object]
) -> Leg:
    on = clock.local(event.at).date()
    giver, taker = before.get("holder_unit"), after.get("holder_unit")
    return Leg(
        giver_unit=units.unit_name(giver, on) if isinstance(giver, int) else "",
        receiver_unit=units.unit_name(taker, on) if isinstance(taker, int) else "Người nộp hồ sơ",
        at=event.at,
        giver=given.actor.split(",")[0],
        receiver=event.to.split(",")[0],
        outcome=_outcome(given, before),
        note=given.label,
    )


def _outcome(event: Happening, before: dict[str, object]) -> str:
    """How the giver stood against the time of the step."""
    act_by = before.get("act_by")
    if not isinstance(act_by, str) or not act_by:
        return ""
    limit = dt.datetime.fromisoformat(act_by)
    if event.at > limit:
        return "Quá hạn"
    early = clock.local(event.at).date() < clock.local(limit).date()
    return "Trước hạn" if early else "Đúng hạn"


_MAKERS: dict[FormKey, Callable[[Dossier, list[Happening], str], Paper]] = {
    FormKey.RECEIPT: _receipt,
    FormKey.SUPPLEMENT_SLIP: _slip,
    FormKey.REFUSAL: _refusal,
    FormKey.CONTROL_SLIP: _control_slip,
}
