"""Send an approved report to the agency above (NĐ 09/2019/NĐ-CP Điều 12; TT 01/2020/TT-VPCP)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.organisations.authority import Authority
from motcua.reports import policies
from motcua.reports.actions._statutory import locked, note, person
from motcua.reports.models import StatutoryReport
from motcua.reports.rules.statutory import State

REPORT_SENT = events.declare("reports.report_sent", "Gửi báo cáo định kỳ")


@transaction.atomic
def send_report(report: StatutoryReport, *, by: Actor, at: dt.datetime) -> StatutoryReport:
    """From here on it is changed by a correction only."""
    policies.require_report(by, Authority.REPORT_SEND, report.unit_id)
    report = locked(report, State.APPROVED)
    report.state, report.sent_at, report.sent_by_id = State.SENT, at, person(by)
    report.save()
    note(report, REPORT_SENT, by=by, at=at, digest=report.digest, due=str(report.due))
    return report
