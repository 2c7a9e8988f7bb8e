"""What several papers say alike, read from a dossier's events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from motcua.documents.queries.letterheads import letterhead_of
from motcua.documents.rules.heads import Applicant, Letterhead
from motcua.documents.rules.papers import FeeLine, PaperLine
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.timeline import Happening
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.kernel.money import Money


def last_of(happened: list[Happening], *verbs: Verb) -> Happening:
    found = next((h for h in reversed(happened) if h.verb in verbs), None)
    if found is None:
        raise NotFound("Hồ sơ chưa có giấy này: việc lập ra giấy chưa được thực hiện.")
    return found


def reception(happened: list[Happening]) -> Happening:
    """The event in which the term began, whose facts the receipt prints."""
    found = next(
        (h for h in happened if h.verb and "term" in h.facts and h.facts["after"]["step"]), None
    )
    if found is None:
        raise NotFound("Hồ sơ chưa được tiếp nhận nên chưa có giấy hẹn.")
    return found


def letterhead(dossier: Dossier, at: Happening) -> Letterhead:
    return letterhead_of(dossier.receiving_unit_id, clock.local(at.at).date())


def applicant(happened: Happening) -> Applicant:
    return applicant_named(happened.personal)


def applicant_named(told: Mapping[str, Any]) -> Applicant:
    return Applicant(
        name=told.get("name", "(đã xóa theo yêu cầu)"),
        identity=told.get("identity", ""),
        address=told.get("address", ""),
        phone=told.get("phone", ""),
        email=told.get("email", ""),
    )


def submitter(dossier: Dossier, happened: Happening) -> str:
    """Named in the applicant's sealed part; not any more once that person was erased."""
    filed_by = dossier.submitter
    if filed_by and filed_by.erased_at:
        return filed_by.name
    return str(happened.personal.get("submitter", ""))


def paper_lines(happened: Happening) -> tuple[PaperLine, ...]:
    lines: list[PaperLine] = []
    for paper in happened.personal.get("papers", []):
        for kind, count in (("Bản chính", paper["originals"]), ("Bản sao", paper["copies"])):
            if count:
                lines.append(PaperLine(name=paper["name"], kind=kind, quantity=count))
    return tuple(lines)


_FEE_NAMES = {"phi": "Phí", "le_phi": "Lệ phí", "khac": "Khoản khác"}


def fee_lines(happened: Happening) -> tuple[FeeLine, ...]:
    return tuple(
        FeeLine(
            name=_FEE_NAMES.get(fee["kind"], "Phí"),
            amount=Money(fee["amount"]).text() if fee["amount"] is not None else fee["text"],
        )
        for fee in happened.facts.get("fees", [])
    )
