"""Sign the conclusion of an inspection, numbered; what is signed is never changed.

Its content is kept as signed, with a digest that the page and the trail both show.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.kernel.folding import clean_name, clean_text
from motcua.kernel.vietnamese import date_text
from motcua.organisations.authority import Authority
from motcua.oversight import policies
from motcua.oversight.actions._drafts import unsigned
from motcua.oversight.models import Conclusion, Finding, Inspection

INSPECTION_CONCLUDED = events.declare("oversight.inspection_concluded", "Ký kết luận kiểm tra")


@transaction.atomic
def conclude_inspection(
    inspection: Inspection, *, by: Actor, at: dt.datetime, number: str, summary: str
) -> Conclusion:
    """Raises InvalidInput, WrongState before the visit is over or with items not answered."""
    officer = policies.acting(by, Authority.INSPECTION_DECIDE)
    inspection = unsigned(inspection)
    number = clean_name(number, field="number", label="Số kết luận", max_length=60)
    summary, on = clean_text(summary), local(at).date()
    _check(inspection, number, summary, on)
    content = _content(inspection, summary)
    conclusion = Conclusion.objects.create(
        inspection=inspection, number=number, year=on.year, signed_at=at,
        signer_id=officer.post_id, signature=officer.signature, content=content,
        digest=digest_of(content),
    )  # fmt: skip
    facts = {"number": number, "digest": conclusion.digest, "findings": len(content["findings"])}
    record(chain=inspection.chain, type=INSPECTION_CONCLUDED, by=by, at=at, facts=facts)
    return conclusion


def digest_of(content: dict[str, Any]) -> str:
    said = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def _check(inspection: Inspection, number: str, summary: str, on: dt.date) -> None:
    if on <= inspection.ends_on:
        raise WrongState(
            f"Kiểm tra đến hết ngày {date_text(inspection.ends_on)}. Ký kết luận từ hôm sau."
        )
    if left := inspection.checks.filter(answer="").count():
        raise WrongState(f"Còn {left} mục của phiếu chưa đánh giá. Đánh giá đủ rồi ký kết luận.")
    if not inspection.findings.filter(struck_at__isnull=True).exists():
        raise WrongState("Chưa ghi phát hiện nào. Ghi ưu điểm, hạn chế rồi ký kết luận.")
    if not summary:
        raise InvalidInput("Chưa ghi đánh giá chung của kết luận.", field="summary")
    if Conclusion.objects.filter(number=number, year=on.year).exists():
        raise InvalidInput(
            f"Số {number} đã dùng cho một kết luận của năm {on.year}. Lấy số khác.", field="number"
        )


def _content(inspection: Inspection, summary: str) -> dict[str, Any]:
    findings = inspection.findings.filter(struck_at__isnull=True)
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
        "findings": [_told(one) for one in findings.select_related("remedy", "file")],
    }  # fmt: skip


def _told(finding: Finding) -> dict[str, Any]:
    remedy = getattr(finding, "remedy", None)
    return {
        "kind": finding.kind, "topic": finding.topic, "text": finding.text,
        "cause": finding.cause, "answerable": finding.answerable_id,
        "evidence": finding.evidence, "file": finding.file.sha256 if finding.file else "",
        "remedy": remedy.text if remedy else "", "due_on": str(remedy.due_on) if remedy else "",
    }  # fmt: skip
