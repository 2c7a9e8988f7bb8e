"""The conclusion of an inspection as it stands on paper, and the content that its digest is of."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from typing import Any

from motcua.documents.queries.letterheads import letterhead_of, place_and_day
from motcua.documents.rendering.glyphs import printable
from motcua.documents.rules.issued import IssuedPaper, PaperTable, Section
from motcua.documents.rules.signing_lines import signing_lines
from motcua.kernel.clock import local
from motcua.kernel.vietnamese import date_text
from motcua.organisations.authority import Authority
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.oversight import policies
from motcua.oversight.models import Conclusion, Finding, Inspection
from motcua.oversight.rules.inspections import LIMIT, STRENGTH

_CHARGED = (
    "Giao đơn vị được kiểm tra khắc phục đúng hạn và báo cáo kèm kiểm chứng; đoàn kiểm tra theo "
    "dõi, xác nhận kết quả khắc phục."
)


def digest_of(content: dict[str, Any]) -> str:
    said = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def content_of(inspection: Inspection, summary: str = "") -> dict[str, Any]:
    """All that is concluded, as it stands now."""
    return {
        "unit": inspection.unit.slug,
        "decision": inspection.decision,
        "period": [str(inspection.first), str(inspection.last)],
        "figures_at": inspection.figures_at.isoformat() if inspection.figures_at else "",
        "summary": summary,
        "checks": list(
            inspection.checks.values("key", "text", "shown", "numerator", "denominator", "answer",
                                     "note")
        ),
        "findings": [_told(one) for one in _findings(inspection)],
    }  # fmt: skip


def _findings(inspection: Inspection) -> list[Finding]:
    rows = inspection.findings.filter(struck_at__isnull=True)
    return list(rows.select_related("remedy", "file", "answerable__official"))


def _told(finding: Finding) -> dict[str, Any]:
    remedy = getattr(finding, "remedy", None)
    return {
        "kind": finding.kind, "topic": finding.topic, "text": finding.text,
        "cause": finding.cause, "answerable": finding.answerable_id,
        "evidence": finding.evidence, "file": finding.file.sha256 if finding.file else "",
        "remedy": remedy.text if remedy else "", "due_on": str(remedy.due_on) if remedy else "",
    }  # fmt: skip


def paper_of(conclusion: Conclusion, *, draft: bool = False) -> IssuedPaper:
    """Of one that is signed, or is about to be (not saved yet)."""
    inspection, day = conclusion.inspection, local(conclusion.signed_at).date()
    head = letterhead_of(conclusion.signer.unit_id, day)
    name, _comma, title = conclusion.signature.partition(", ")
    return IssuedPaper(
        kind="KẾT LUẬN",
        parent=printable(head.parent_agency),
        agency=printable(head.agency),
        number=printable(conclusion.number),
        dated=printable(place_and_day(head, day, draft=draft)),
        title=printable(
            f"Kiểm tra {inspection.visit.get_kind_display().lower()} tại "
            f"{units.full_name(inspection.unit_id, day)}"
        ),
        draft=draft,
        sections=tuple(_sections(conclusion)),
        role=tuple(map(printable, signing_lines(title or "Thủ trưởng đơn vị", head.agency))),
        signer=printable(name),
        source="",
        to=(printable(units.full_name(inspection.unit_id, day)), "Đoàn kiểm tra"),
    )


def draft_of(inspection: Inspection, officer: Officer, at: dt.datetime) -> IssuedPaper:
    """What the officer would sign, without number and summary. Raises NotAllowed."""
    policies.acting(officer, Authority.INSPECTION_DECIDE)
    conclusion = Conclusion(
        inspection=inspection, number="……/KL", signed_at=at, signer_id=officer.post_id,
        signature=officer.signature, content={"summary": "……"},
    )  # fmt: skip
    return paper_of(conclusion, draft=True)


def _sections(conclusion: Conclusion) -> Iterable[Section]:
    inspection, on = conclusion.inspection, local(conclusion.signed_at).date()
    found = _findings(inspection)
    limits = [one for one in found if one.kind == LIMIT]
    yield Section(paragraphs=(_visited(inspection),))
    yield Section(
        title="I. Đánh giá chung", paragraphs=_lines(conclusion.content["summary"])
    )  # fmt: skip
    yield Section(title="II. Kết quả theo phiếu kiểm tra", tables=(_checks(inspection),))
    strengths = [one.text for one in found if one.kind == STRENGTH]
    yield Section(
        title="III. Ưu điểm", paragraphs=_numbered(strengths) or ("Không ghi ưu điểm riêng.",)
    )
    yield Section(
        title="IV. Hạn chế, nguyên nhân, trách nhiệm",
        paragraphs=_numbered([_limit(one, on) for one in limits]) or ("Không có hạn chế.",),
    )
    if limits:
        yield Section(title="V. Việc phải khắc phục", tables=(_remedies(limits, on),))
        yield Section(paragraphs=(_CHARGED,))


def _visited(inspection: Inspection) -> str:
    decided = f"{inspection.decision} ngày {date_text(inspection.decided_on)}"
    told = (
        f"Thực hiện Quyết định số {decided}, từ ngày {date_text(inspection.starts_on)} đến hết "
        f"ngày {date_text(inspection.ends_on)} đoàn kiểm tra đã làm việc tại đơn vị; thời kỳ kiểm "
        f"tra từ ngày {date_text(inspection.first)} đến hết ngày {date_text(inspection.last)}."
    )
    return printable(told)


def _checks(inspection: Inspection) -> PaperTable:
    rows = tuple(
        (
            printable(check.text),
            printable(check.shown) or "–",
            printable(f"{check.get_answer_display()}. {check.note}".rstrip(". ")),
        )
        for check in inspection.checks.all()
    )
    return PaperTable(
        title="", heads=("Mục", "Số liệu", "Đánh giá"), widths=(6, 2, 4), rows=rows, words=(0, 2)
    )


def _answers(finding: Finding, on: dt.date) -> str:
    """Post and unit; whoever holds it is named nowhere on paper."""
    post = finding.answerable
    return f"{post.full_title}, {units.full_name(post.unit_id, on)}" if post else "–"


def _limit(finding: Finding, on: dt.date) -> str:
    told = [_ended(finding.text), f"Nguyên nhân: {_ended(finding.cause)}"]
    if finding.answerable:
        told.append(f"Trách nhiệm: {_answers(finding, on)}.")
    if finding.evidence:
        told.append(f"Chứng cứ: {_ended(finding.evidence)}")
    return " ".join(told)


def _ended(text: str) -> str:
    said = " ".join(text.split())
    return said if said.endswith((".", "!", "?")) else f"{said}."


def _remedies(limits: list[Finding], on: dt.date) -> PaperTable:
    rows = tuple(
        (
            printable(" ".join(one.remedy.text.split())),
            printable(_answers(one, on)),
            date_text(one.remedy.due_on),
        )
        for one in limits
    )
    return PaperTable(
        title="", heads=("Việc phải khắc phục", "Chịu trách nhiệm", "Hạn"), widths=(6, 4, 2),
        rows=rows, words=(0, 1),
    )  # fmt: skip


def _lines(text: str) -> tuple[str, ...]:
    return tuple(printable(line) for line in text.split("\n") if line.strip())


def _numbered(texts: list[str]) -> tuple[str, ...]:
    return tuple(
        printable(f"{number}. {' '.join(text.split())}") for number, text in enumerate(texts, 1)
    )
