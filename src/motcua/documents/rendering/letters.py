"""Letters to the applicant, and the draft of a result, as plain data for the templates."""

from __future__ import annotations

from motcua.documents.rendering.glyphs import breakable, printable
from motcua.documents.rendering.parts import (
    Facts,
    applicant_facts,
    fee_text,
    signature,
)
from motcua.documents.rules.papers import Apology, PaperLine, StopNotice
from motcua.documents.rules.results import Result, ResultKind
from motcua.kernel.clock import local
from motcua.kernel.vietnamese import paper_date, paper_moment

DOTS = "........"


def apology(paper: Apology) -> Facts:
    return {
        "applicant": applicant_facts(paper.applicant),
        "agency": breakable(paper.agency),
        "number_line": breakable(f"Số: {paper.number}" if paper.number else ""),
        "received_day": paper_date(local(paper.received_at).date()).removeprefix("ngày "),
        "due": paper_moment(paper.due_at),
        "reason": breakable(paper.reason),
        "appointed": paper_moment(paper.appointed_at),
        "recipients": _recipients(paper.counter),
        "right": signature(paper.signer_title or "Thủ trưởng cơ quan", paper.signer),
    }


def stop_notice(paper: StopNotice) -> Facts:
    return {
        "applicant": applicant_facts(paper.applicant),
        "agency": breakable(paper.agency),
        "number_line": breakable(f"Số: {paper.number}" if paper.number else ""),
        "received": paper_moment(paper.received_at) if paper.received_at else "",
        "asked": paper_moment(paper.asked_at) if paper.asked_at else "",
        "reason": breakable(paper.reason),
        "basis": breakable(paper.legal_basis),
        "fees": [breakable(fee_text(fee)) for fee in paper.fees],
        "papers": [breakable(_paper(line)) for line in paper.papers],
        "counter": breakable(paper.counter),
        "recipients": _recipients(paper.counter),
        "right": signature(paper.signer_title or "Người ký", paper.signer),
    }


def _paper(line: PaperLine) -> str:
    kind = f" ({line.kind.lower()}: {line.quantity:02d})" if line.kind else ""
    return f"{line.name}{kind}"


def _recipients(counter: str) -> list[str | list[str]]:
    named = ("Như trên", counter, "Lưu: VT, hồ sơ")
    return [breakable(one) for one in named if one]


_SYMBOLS = {ResultKind.DECISION: "QĐ", ResultKind.CONFIRMATION: "GXN", ResultKind.DECLINED: "TB"}


def result(paper: Result) -> Facts:
    issued = local(paper.issued_at)
    decided = paper.kind is ResultKind.DECISION
    return {
        "title": paper.kind.called.upper(),
        "number_line": f"Số: {DOTS}/{_SYMBOLS[paper.kind]}",
        "dated": f"ngày {DOTS} tháng {DOTS} năm {issued.year}",
        "applicant": applicant_facts(paper.applicant),
        "about": breakable(paper.about),
        "bases": [breakable(basis) for basis in paper.bases],
        "points": [breakable(point) for point in paper.points],
        "point_word": "Điều" if decided else "Điểm",
        "recipients": [breakable(one) for one in paper.recipients],
        "right": signature(paper.signer_title or "Người ký", printable(paper.signer)),
    }
