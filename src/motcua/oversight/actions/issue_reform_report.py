"""Sign and number a report; from then on neither text nor figure changes."""

from __future__ import annotations

import datetime as dt

from motcua.audit.actions import record
from motcua.documents.actions import OpenedKey, sign_paper
from motcua.documents.keeping import kept_together
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_name
from motcua.oversight import policies
from motcua.oversight.actions._drafts import unissued
from motcua.oversight.actions._signing import require_same, signed_facts
from motcua.oversight.models import ReformReport
from motcua.oversight.queries.report_paper import paper_of, report_digest
from motcua.oversight.rules.sections import SECTIONS

REFORM_REPORT_ISSUED = events.declare("oversight.report_issued", "Ký báo cáo cải cách")


def issue_reform_report(
    report: ReformReport,
    *,
    by: Actor,
    at: dt.datetime,
    number: str,
    with_key: OpenedKey | None = None,
    seen: str = "",
) -> ReformReport:
    """By a leader who did not draft it, with their key, on paper where they hold none in force.
    `seen`: the digest of what stood on their page.

    Raises InvalidInput while a section is empty, and what signing raises.
    """
    officer = policies.require_issuing(by, report)
    with kept_together() as made:
        report = unissued(report)
        number = clean_name(number, field="number", label="Số báo cáo", max_length=60)
        if empty := [title for key, title in SECTIONS.items() if not report.texts.get(key)]:
            raise InvalidInput(
                f"Chưa viết mục “{empty[0]}”. Viết đủ các mục rồi ký.", field="number"
            )
        report.digest = report_digest(report)
        require_same(seen, report.digest)
        report.number, report.issued_at, report.issued_by_id = number, at, officer.post_id
        report.signature = officer.signature
        report.file = sign_paper(
            paper_of(report), name=f"bao-cao-cchc-{report.year}-{report.kind}.pdf",
            reason="Ký báo cáo", by=officer, at=at, with_key=with_key, made=made,
        )  # fmt: skip
        names = ["number", "issued_at", "issued_by", "signature", "digest", "file"]
        report.save(update_fields=names)
        facts = {"number": number, "digest": report.digest, **signed_facts(report.file)}
        record(chain=report.chain, type=REFORM_REPORT_ISSUED, by=by, at=at, facts=facts)
    return report
