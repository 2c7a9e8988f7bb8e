"""The papers of the law, made from a dossier's events (TT 03/2025/TT-VPCP, Phụ lục I)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from motcua.documents.rendering import Sheet, render_many
from motcua.documents.rules.forms import FormKey, form_in_force
from motcua.documents.rules.papers import (
    ControlSlip,
    Leg,
    Paper,
    Receipt,
    Refusal,
    SupplementItem,
    SupplementSlip,
)
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import letters
from motcua.dossiers.queries.lookup import secret_of
from motcua.dossiers.queries.paper_parts import (
    applicant,
    fee_lines,
    last_of,
    letterhead,
    paper_lines,
    reception,
    submitter,
)
from motcua.dossiers.queries.timeline import Happening, timeline
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel import clock
from motcua.organisations.queries import units
from motcua.procedures.models import Channel
from motcua.worktime import Term

LOOKUP = "/tra-cuu/"


def paper_pdf(
    dossier: Dossier,
    key: FormKey,
    *,
    size: str = "A4",
    copies: int = 1,
    printing: int = 1,
    site: str = "",
) -> bytes:
    """The paper as PDF; NotFound when the event that makes it has not happened."""
    return papers_pdf([sheet_of(dossier, key, copies=copies, printing=printing, site=site)], size)


def papers_pdf(sheets: Sequence[Sheet], size: str = "A4") -> bytes:
    """Papers of several dossiers in one file, each on pages of its own."""
    return render_many(sheets, size=size)


def sheet_of(
    dossier: Dossier, key: FormKey, *, copies: int = 1, printing: int = 1, site: str = ""
) -> Sheet:
    """On the form of the day the paper bears; NotFound where it has not come to be."""
    paper = _MAKERS[key](dossier, timeline(dossier), site)
    form = form_in_force(key, clock.local(paper.issued_at).date())
    return Sheet(paper=paper, form=form, copies=copies, printing=printing)


def available_from(dossier: Dossier, happened: list[Happening]) -> list[FormKey]:
    """Which papers this dossier has by now, as its history tells."""
    verbs = {event.verb for event in happened}
    wanted = {
        FormKey.RECEIPT: dossier.received_at is not None,
        FormKey.SUPPLEMENT_SLIP: Verb.REQUEST_SUPPLEMENT in verbs,
        FormKey.REFUSAL: Verb.REFUSE in verbs,
        FormKey.CONTROL_SLIP: dossier.received_at is not None,
        FormKey.APOLOGY: Verb.EXTEND in verbs,
        FormKey.STOP_NOTICE: bool(verbs & {Verb.STOP, Verb.WITHDRAW}),
    }
    return [key for key, there in wanted.items() if there]


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
    event = reception(happened)
    on = clock.local(event.at).date()
    due = event.facts["after"]["due_at"]
    counter = units.unit_name(dossier.receiving_unit_id, on)
    how = _COLLECT[Channel(event.facts["result_channel"])]
    return Receipt(
        letterhead=letterhead(dossier, event),
        code=dossier.code,
        counter=counter,
        applicant=applicant(event),
        procedure=dossier.procedure_version.name,
        papers=paper_lines(event),
        term=_term_text(event.facts),
        received_at=event.at,
        appointment=dt.datetime.fromisoformat(due) if due else None,
        collect_at=f"{counter} ({how})" if how == "tại quầy" else how.capitalize(),
        receiver=event.actor.split(",")[0],
        receiver_title=event.actor.partition(", ")[2],
        submitter=submitter(dossier, event),
        fees=fee_lines(event),
        secret=secret_of(dossier),
        lookup_address=f"{site}{LOOKUP}",
    )


def _slip(dossier: Dossier, happened: list[Happening], site: str) -> SupplementSlip:
    event = last_of(happened, Verb.REQUEST_SUPPLEMENT)
    on = clock.local(event.at).date()
    return SupplementSlip(
        letterhead=letterhead(dossier, event),
        code=dossier.code,
        counter=units.unit_name(dossier.receiving_unit_id, on),
        applicant=applicant(event),
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
    event = last_of(happened, Verb.REFUSE)
    on = clock.local(event.at).date()
    return Refusal(
        letterhead=letterhead(dossier, event),
        code=dossier.code,
        counter=units.unit_name(dossier.receiving_unit_id, on),
        applicant=applicant(event),
        procedure=dossier.procedure_version.name,
        reason=event.reason,
        issued_at=event.at,
        receiver=event.actor.split(",")[0],
        receiver_title=event.actor.partition(", ")[2],
        submitter=submitter(dossier, event),
    )


def _control_slip(dossier: Dossier, happened: list[Happening], site: str) -> ControlSlip:
    event = reception(happened)
    on = clock.local(happened[-1].at).date()
    return ControlSlip(
        letterhead=letterhead(dossier, event),
        code=dossier.code,
        agency=units.unit_name(dossier.resolving_unit_id, on),
        applicant=applicant(event),
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
    FormKey.APOLOGY: letters.apology,
    FormKey.STOP_NOTICE: letters.stop_notice,
}
