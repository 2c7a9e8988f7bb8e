"""Papers as plain data for the templates: every moment in words, every text printable."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache, singledispatch
from textwrap import wrap
from typing import Any

from motcua.documents.rendering import letters, lists
from motcua.documents.rendering.glyphs import breakable, printable
from motcua.documents.rendering.parts import (
    Facts,
    applicant_facts,
    count,
    fee_text,
    signature,
)
from motcua.documents.rendering.qr import qr_svg
from motcua.documents.rules.forms import Form, FormKey
from motcua.documents.rules.heads import Letterhead
from motcua.documents.rules.lists import HandOver, Register
from motcua.documents.rules.papers import (
    Apology,
    ControlSlip,
    Leg,
    Paper,
    Receipt,
    Refusal,
    StopNotice,
    SupplementItem,
    SupplementSlip,
)
from motcua.documents.rules.results import Result
from motcua.kernel.clock import local
from motcua.kernel.vietnamese import paper_date, paper_moment

SURE_ROWS, SURE_LENGTH = 4, 900
"""A paper with no more rows and characters than these fits one page of A4 or A5."""
_PLACE = re.compile(r"(?<=\s)(?:XÃ|PHƯỜNG|ĐẶC KHU|TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ) \S.*$")
SURE_CODE = 25
"""Characters of a dossier code of ours, never broken; other systems' may be longer."""
OFFICE_LINE = 19
"""Capitals that fit one line beside the national heading."""
OFFICES = 500
"""Agencies whose lines are remembered: a province has some hundred."""
LONG_CELL = 500
"""Characters from which a table row may run on to the next page."""

NO_TERM = "Thủ tục không quy định thời hạn; có kết quả sẽ báo ngay"


def facts_of(paper: Paper, form: Form) -> Facts:
    """What templates/papers.typ prints of this paper; the form's own words included."""
    said = {"procedure": breakable(paper.procedure)} | _facts(paper)
    return _heading(paper, form) | said | {"may_run_on": _may_run_on(said)}


def _may_run_on(said: Facts) -> bool:
    """Whether the paper could need a second page: generous, for it only costs time."""
    rows = max((len(part) for part in said.values() if isinstance(part, list)), default=0)
    return rows > SURE_ROWS or _length(said) > SURE_LENGTH


def _length(part: Any) -> int:
    """Characters of all texts in it."""
    if isinstance(part, str):
        return len(part)
    if isinstance(part, dict):
        return sum(_length(value) for value in part.values())
    return sum(_length(value) for value in part) if isinstance(part, list) else 0


@singledispatch
def _facts(paper: Paper) -> Facts:
    raise TypeError(type(paper).__name__)


@_facts.register
def _receipt(paper: Receipt) -> Facts:
    return {
        "applicant": applicant_facts(paper.applicant),
        "counter": breakable(paper.counter),
        "papers": [
            {"name": breakable(line.name), "kind": breakable(line.kind),
             "quantity": count(line.quantity), "long": len(line.name) > LONG_CELL}
            for line in paper.papers
        ],
        "sets": count(paper.sets),
        "term": breakable(paper.term),
        "received": paper_moment(paper.received_at),
        "appointment": paper_moment(paper.appointment) if paper.appointment else NO_TERM,
        "collect": breakable(paper.collect_at),
        "fees": [breakable(fee_text(fee)) for fee in paper.fees],
        "lookup": {"address": breakable(paper.lookup_address), "secret": printable(paper.secret)}
        if paper.secret
        else None,
        "book": breakable(paper.book),
        "number": breakable(paper.number),
        "bring": breakable(paper.bring),
        "left": signature("Người nộp hồ sơ", paper.submitter),
        "right": signature("Người tiếp nhận hồ sơ", paper.receiver, paper.receiver_title),
    }  # fmt: skip


@_facts.register
def _supplement_slip(paper: SupplementSlip) -> Facts:
    return {
        "applicant": applicant_facts(paper.applicant),
        "counter": breakable(paper.counter),
        "items": [_item(item) for item in paper.items],
        "reason": breakable(paper.reason),
        "basis": breakable(paper.legal_basis),
        "reply_by": paper_moment(paper.reply_by) if paper.reply_by else "",
        "contact": {
            "name": breakable(paper.contact_name),
            "phone": breakable(paper.contact_phone),
            "site": breakable(paper.contact_site),
        },
        "right": signature("Người hướng dẫn", paper.guide, paper.guide_title),
    }


@_facts.register
def _refusal(paper: Refusal) -> Facts:
    return {
        "applicant": applicant_facts(paper.applicant),
        "counter": breakable(paper.counter),
        "reason": breakable(paper.reason),
        "basis": breakable(paper.legal_basis),
        "left": signature("Người nộp hồ sơ", paper.submitter),
        "right": signature("Người tiếp nhận hồ sơ", paper.receiver, paper.receiver_title),
    }


@_facts.register
def _control_slip(paper: ControlSlip) -> Facts:
    return {
        "applicant": applicant_facts(paper.applicant),
        "agency": breakable(paper.agency),
        "coordinating": breakable(paper.coordinating),
        "received": paper_moment(paper.received_at),
        "due": paper_moment(paper.due_at) if paper.due_at else "",
        "legs": [_leg(leg) for leg in paper.legs],
    }


_facts.register(Apology, letters.apology)
_facts.register(StopNotice, letters.stop_notice)
_facts.register(Result, letters.result)
_facts.register(Register, lists.register)
_facts.register(HandOver, lists.hand_over)


def _heading(paper: Paper, form: Form) -> Facts:
    code, suffix = printable(paper.code), form.numbering_suffix
    return {
        "key": form.key.value,
        "qr_alt": f"Mã QR ghi mã hồ sơ {code}",
        "lying": form.key is FormKey.REGISTER,
        "reprint": "",
        "form": form.number,
        "title": form.title.upper(),
        "code": code if len(code) <= SURE_CODE else breakable(code),
        "number_line": breakable(f"Số: {code}/{suffix}") if suffix else "",
        "qr": qr_svg(paper.code),
        "letterhead": _letterhead(paper.letterhead, paper.issued_at),
    }


def _letterhead(letterhead: Letterhead, at: dt.datetime) -> Facts:
    return {
        "parent": list(_office(letterhead.parent_agency)),
        "agency": list(_office(letterhead.agency)),
        "place": breakable(letterhead.place),
        "date": paper_date(local(at).date()),
    }


@lru_cache(maxsize=OFFICES)
def _office(name: str) -> tuple[str | list[str], ...]:
    """Lines of about one length, broken before the place: `ỦY BAN NHÂN DÂN`, `XÃ MAI SƠN`."""
    name = printable(name).upper()
    if len(name) <= OFFICE_LINE:
        return (breakable(name),) if name else ()
    place = _PLACE.search(name)
    at = place.start() if place else len(name)
    return tuple(breakable(line) for part in (name[:at], name[at:]) for line in _even_lines(part))


def _even_lines(text: str) -> list[str]:
    lines = wrap(text, OFFICE_LINE, break_long_words=False, break_on_hyphens=False)
    for width in range(OFFICE_LINE // 2, OFFICE_LINE):
        narrower = wrap(text, width, break_long_words=False, break_on_hyphens=False)
        if len(narrower) == len(lines):
            return narrower
    return lines


def _item(item: SupplementItem) -> Facts:
    return {
        "name": breakable(item.name),
        "note": breakable(item.note),
        "originals": count(item.originals),
        "certified": count(item.certified),
        "photocopies": count(item.photocopies),
        "long": len(item.name) + len(item.note) > LONG_CELL,
    }


def _leg(leg: Leg) -> Facts:
    return {
        "giver_unit": breakable(leg.giver_unit),
        "receiver_unit": breakable(leg.receiver_unit),
        "giver": breakable(leg.giver),
        "receiver": breakable(leg.receiver),
        "at": paper_moment(leg.at),
        "outcome": breakable(leg.outcome),
        "note": breakable(leg.note),
        "long": len(leg.note) > LONG_CELL,
    }
