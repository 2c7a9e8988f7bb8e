"""Sign the conclusion of an inspection, numbered; what is signed is never changed.

Its content is kept as signed, with a digest that the page and the trail both show.
"""

from __future__ import annotations

import datetime as dt

from motcua.audit.actions import record
from motcua.documents.actions import OpenedKey, sign_paper
from motcua.documents.keeping import kept_together
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.kernel.folding import clean_name, clean_text
from motcua.kernel.vietnamese import date_text
from motcua.organisations.authority import Authority
from motcua.oversight import policies
from motcua.oversight.actions._drafts import unsigned
from motcua.oversight.actions._signing import require_same, signed_facts
from motcua.oversight.models import Conclusion, Inspection
from motcua.oversight.queries.conclusion_paper import content_of, digest_of, paper_of

INSPECTION_CONCLUDED = events.declare("oversight.inspection_concluded", "Ký kết luận kiểm tra")


def conclude_inspection(
    inspection: Inspection,
    *,
    by: Actor,
    at: dt.datetime,
    number: str,
    summary: str,
    with_key: OpenedKey | None = None,
    seen: str = "",
) -> Conclusion:
    """With the official's key, opened by `unlock_key`; on paper where they hold none in force.
    `seen`: the digest of what stood on their page.

    Raises InvalidInput, WrongState before the visit is over or with items not answered, and what
    signing raises.
    """
    officer = policies.acting(by, Authority.INSPECTION_DECIDE)
    with kept_together() as made:
        inspection = unsigned(inspection)
        number = clean_name(number, field="number", label="Số kết luận", max_length=60)
        summary, on = clean_text(summary), local(at).date()
        _check(inspection, number, summary, on)
        require_same(seen, digest_of(content_of(inspection)))
        content = content_of(inspection, summary)
        conclusion = Conclusion(
            inspection=inspection, number=number, year=on.year, signed_at=at,
            signer_id=officer.post_id, signature=officer.signature, content=content,
            digest=digest_of(content),
        )  # fmt: skip
        conclusion.file = sign_paper(
            paper_of(conclusion), name=f"ket-luan-kiem-tra-{inspection.pk}.pdf",
            reason="Kết luận kiểm tra", by=officer, at=at, with_key=with_key, made=made,
        )  # fmt: skip
        conclusion.save()
        facts = {"number": number, "digest": conclusion.digest,
                 "findings": len(content["findings"]), **signed_facts(conclusion.file)}  # fmt: skip
        record(chain=inspection.chain, type=INSPECTION_CONCLUDED, by=by, at=at, facts=facts)
    return conclusion


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
