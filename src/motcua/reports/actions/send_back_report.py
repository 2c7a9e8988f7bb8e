"""Give a checked report back to who drafted it, with the reason (TT 01/2020/TT-VPCP)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.organisations.authority import Authority
from motcua.reports import policies
from motcua.reports.actions._statutory import locked, note
from motcua.reports.models import StatutoryReport
from motcua.reports.rules.statutory import State

REPORT_SENT_BACK = events.declare("reports.report_sent_back", "Trả lại báo cáo định kỳ")


@transaction.atomic
def send_back_report(
    report: StatutoryReport, *, by: Actor, at: dt.datetime, reason: str
) -> StatutoryReport:  # fmt: skip
    """By who checks or who approves; the figures are live again. The reason stands in the trail."""
    asked = (Authority.REPORT_APPROVE, Authority.REPORT_CHECK)
    policies.require_any(by, asked, report.unit_id)
    reason = clean_text(reason)
    if not reason:
        raise InvalidInput("Chưa ghi lý do trả lại. Ghi điều cần sửa.", field="reason")
    report = locked(report, State.CHECKED)
    report.state, report.text, report.digest = State.DRAFT, "", ""
    report.checked_at = report.checked_by = None
    report.save()
    note(report, REPORT_SENT_BACK, by=by, at=at, reason=reason[:500])
    return report
