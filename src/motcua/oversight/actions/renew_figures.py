"""Reckon the figures of a report that is still a draft anew."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.oversight import policies
from motcua.oversight.actions._drafts import unissued
from motcua.oversight.models import ReformReport
from motcua.oversight.queries.report_figures import figures_of

FIGURES_RENEWED = events.declare("oversight.figures_renewed", "Đọc lại số liệu báo cáo")


@transaction.atomic
def renew_figures(report: ReformReport, *, by: Actor, at: dt.datetime) -> ReformReport:
    """Texts stay. Raises WrongState once issued."""
    policies.require_report_drafting(by, report)
    report = unissued(report)
    report.figures, report.as_of = figures_of(report.unit_id, report.period, at), at
    report.save(update_fields=["figures", "as_of"])
    record(chain=report.chain, type=FIGURES_RENEWED, by=by, at=at, facts={"as_of": at.isoformat()})
    return report
