"""Lists of dossiers as plain data for the templates."""

from __future__ import annotations

import datetime as dt

from motcua.documents.rendering.glyphs import breakable
from motcua.documents.rendering.parts import Facts, count, signature
from motcua.documents.rules.lists import HandOver, HandOverLine, Register, RegisterLine
from motcua.kernel.clock import local
from motcua.kernel.vietnamese import paper_moment


def register(paper: Register) -> Facts:
    period = f"Từ ngày {paper.first_day:%d/%m/%Y} đến hết ngày {paper.last_day:%d/%m/%Y}"
    return {
        "unit": breakable(paper.unit),
        "period": period,
        "number_line": breakable(paper.unit_code),
        "qr_alt": f"Mã QR ghi đơn vị và kỳ của sổ: {paper.code}",
        "lines": [_register_line(line) for line in paper.lines],
        "right": signature("Người giữ sổ", paper.keeper),
    }


def _register_line(line: RegisterLine) -> Facts:
    return {
        "code": breakable(line.code), "procedure": breakable(line.procedure),
        "sets": count(line.sets), "applicant": breakable(line.applicant),
        "contact": breakable(line.contact), "agency": breakable(line.agency),
        "received": _day(line.received), "due": _day(line.due), "sent": _day(line.sent_on),
        "result": _day(line.result_on), "returned": _day(line.returned), "method": line.method,
        "note": breakable(line.note),
    }  # fmt: skip


def _day(day: dt.date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def hand_over(paper: HandOver) -> Facts:
    return {
        "giver_unit": breakable(paper.giver_unit),
        "receiver_unit": breakable(paper.receiver_unit),
        "at": paper_moment(paper.issued_at),
        "number_line": breakable(f"{len(paper.lines)} hồ sơ"),
        "qr_alt": f"Mã QR ghi mã hồ sơ đầu tiên {paper.code}",
        "lines": [_hand_over_line(line) for line in paper.lines],
        "left": signature("Bên giao", paper.giver),
        "right": signature("Bên nhận", paper.receiver),
    }


def _hand_over_line(line: HandOverLine) -> Facts:
    return {
        "code": breakable(line.code), "procedure": breakable(line.procedure),
        "applicant": breakable(line.applicant), "papers": str(line.papers),
        "due": f"{local(line.due):%H:%M %d/%m/%Y}" if line.due else "",
        "note": breakable(line.note),
    }  # fmt: skip
