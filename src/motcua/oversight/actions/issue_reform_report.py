"""Sign and number a report; from then on neither text nor figure changes."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_name
from motcua.oversight import policies
from motcua.oversight.actions._drafts import unissued
from motcua.oversight.actions.conclude_inspection import digest_of
from motcua.oversight.models import ReformReport
from motcua.oversight.rules.sections import SECTIONS

REFORM_REPORT_ISSUED = events.declare("oversight.report_issued", "Ký báo cáo cải cách")


@transaction.atomic
def issue_reform_report(
    report: ReformReport, *, by: Actor, at: dt.datetime, number: str
) -> ReformReport:
    """By a leader who did not draft it. Raises InvalidInput while a section is empty."""
    officer = policies.require_issuing(by, report)
    report = unissued(report)
    number = clean_name(number, field="number", label="Số báo cáo", max_length=60)
    if empty := [title for key, title in SECTIONS.items() if not report.texts.get(key)]:
        raise InvalidInput(f"Chưa viết mục “{empty[0]}”. Viết đủ các mục rồi ký.", field="number")
    report.number, report.issued_at, report.issued_by_id = number, at, officer.post_id
    report.signature = officer.signature
    report.digest = digest_of({"texts": report.texts, "figures": report.figures})
    names = ["number", "issued_at", "issued_by", "signature", "digest"]
    report.save(update_fields=names)
    facts = {"number": number, "digest": report.digest}
    record(chain=report.chain, type=REFORM_REPORT_ISSUED, by=by, at=at, facts=facts)
    return report
