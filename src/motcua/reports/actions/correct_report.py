"""Correct a report that was sent: a new version with its reason, beside the old one (TT 01/2020)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.kernel.folding import clean_text
from motcua.organisations.authority import Authority
from motcua.reports import policies
from motcua.reports.actions._statutory import locked, note, person
from motcua.reports.models import StatutoryReport
from motcua.reports.rules.statutory import State

REPORT_CORRECTED = events.declare("reports.report_corrected", "Lập bản sửa báo cáo định kỳ")


@transaction.atomic
def correct_report(
    report: StatutoryReport, *, by: Actor, at: dt.datetime, reason: str
) -> StatutoryReport:  # fmt: skip
    """Returns the new version, a draft; what was sent stays as it was."""
    policies.require_report(by, Authority.REPORT_DRAFT, report.unit_id)
    reason = clean_text(reason)
    if not reason:
        raise InvalidInput("Chưa ghi lý do sửa báo cáo đã gửi. Ghi lý do.", field="reason")
    report = locked(report, State.SENT)
    if StatutoryReport.objects.filter(replaces=report).exists():
        raise WrongState(f"Phiên bản {report.number} đã có bản sửa. Mở phiên bản mới nhất.")
    made = StatutoryReport.objects.create(
        form=report.form, unit_id=report.unit_id, period=report.period, number=report.number + 1,
        first=report.first, last=report.last, due=report.due, definition=report.definition,
        remarks=report.remarks, replaces=report, reason=reason[:2000], drafted_at=at,
        drafted_by_id=person(by),
    )  # fmt: skip
    note(made, REPORT_CORRECTED, by=by, at=at, replaces=report.number)
    return made
