"""Check a drafted report: somebody other than who drafted it agrees to the figures (TT 01/2020)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import NotAllowed, WrongState
from motcua.organisations.authority import Authority
from motcua.reports import policies
from motcua.reports.actions._statutory import locked, note, person
from motcua.reports.models import StatutoryReport
from motcua.reports.queries.statutory_figures import live
from motcua.reports.rules.statutory import State, frozen

REPORT_CHECKED = events.declare("reports.report_checked", "Kiểm tra báo cáo định kỳ")


@transaction.atomic
def check_report(report: StatutoryReport, *, by: Actor, at: dt.datetime) -> StatutoryReport:
    """Keeps the figures as they were seen. Raises NotAllowed for who drafted it, WrongState while
    the period still runs.
    """
    policies.require_report(by, Authority.REPORT_CHECK, report.unit_id)
    report = locked(report, State.DRAFT)
    who = person(by)
    if who is not None and who == report.drafted_by_id:
        raise NotAllowed(
            "Người lập báo cáo không tự kiểm tra. Nhờ người khác trong đơn vị kiểm tra.",
            code="oneself",
        )
    if local(at).date() <= report.last:
        raise WrongState(
            f"Kỳ chưa hết: số liệu chốt hết ngày {report.last:%d/%m/%Y}. Kiểm tra từ ngày sau đó."
        )
    report.text, report.digest = frozen(live(report))
    report.state, report.checked_at, report.checked_by_id = State.CHECKED, at, who
    report.save()
    note(report, REPORT_CHECKED, by=by, at=at, digest=report.digest)
    return report
