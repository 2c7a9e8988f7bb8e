"""Approve a report: the head answers for it, and its figures never change again (TT 01/2020)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import StaleVersion
from motcua.organisations.authority import Authority
from motcua.reports import policies
from motcua.reports.actions._statutory import locked, note, person
from motcua.reports.models import StatutoryReport
from motcua.reports.queries.statutory_figures import end_of, fill, reach_of
from motcua.reports.rules.statutory import Difference, Reads, State, differences, form_of, frozen
from motcua.reports.rules.statutory import told as number_told

REPORT_APPROVED = events.declare("reports.report_approved", "Duyệt báo cáo định kỳ")
_NAMED = 5


@transaction.atomic
def approve_report(report: StatutoryReport, *, by: Actor, at: dt.datetime) -> StatutoryReport:
    """Freezes figures, the instants they were read at and the definition. Raises StaleVersion
    where they are no longer what was checked: nobody approves what nobody has checked.
    """
    policies.require_report(by, Authority.REPORT_APPROVE, report.unit_id)
    report = locked(report, State.CHECKED)
    as_of = _read_at(report, at)
    figures = fill(report.form, report.unit_id, reach_of(report), as_of=as_of, known_at=at)
    if moved := differences(report.figures or {}, figures):
        named = [_said(one) for one in moved[:_NAMED]]
        raise StaleVersion(
            f"Số liệu đã đổi ở {len(moved)} ô từ khi kiểm tra ({'; '.join(named)}). "
            "Trả lại để kiểm tra lại.",
            changes=named,
        )
    report.text, report.digest = frozen(figures)
    report.as_of, report.known_at, report.definition = as_of, at, figures["definition"]
    report.state, report.approved_at, report.approved_by_id = State.APPROVED, at, person(by)
    report.save()
    note(report, REPORT_APPROVED, by=by, at=at, digest=report.digest, as_of=as_of.isoformat(),
         known_at=at.isoformat(), definition=report.definition)  # fmt: skip
    return report


def _read_at(report: StatutoryReport, at: dt.datetime) -> dt.datetime:
    form = form_of(report.form, report.last)
    return end_of(report.last) if form.reads is Reads.END else at


def _said(one: Difference) -> str:
    before, after = number_told(one.before), number_told(one.after)
    return f"{one.name}, {one.column}: {before} → {after}"
