"""Reminders of reports that wait for this officer: their own unit's, until the report is sent."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import islice

from django.db.models import Exists, Max, OuterRef

from motcua.organisations.authority import Authority, Reach
from motcua.organisations.officer import Officer
from motcua.reports import policies
from motcua.reports.models import ReportReminder, StatutoryReport
from motcua.reports.rules.statutory import State

MOST = 50
_TOLD = (Authority.REPORT_DRAFT, Authority.REPORT_APPROVE)


@dataclass(frozen=True, kw_only=True)
class Reminded:
    """The last of the reminders of one form, unit and period."""

    form: str
    unit_id: int
    period: str
    at: dt.datetime


def waiting(officer: Officer) -> list[Reminded]:
    """The newest first: of units whose report this officer drafts or approves. One statement."""
    if all(officer.reach(one) == Reach.NONE for one in _TOLD):
        return []
    sent = StatutoryReport.objects.filter(
        form=OuterRef("form"), unit=OuterRef("unit"), period=OuterRef("period"), state=State.SENT
    )
    rows = ReportReminder.objects.filter(~Exists(sent)).values("form", "unit_id", "period")
    newest = rows.annotate(at=Max("at")).order_by("-at")
    # Cut only afterwards: whoever reminds a province fills more than one bell with others' reports.
    theirs = (Reminded(**row) for row in newest if _is_theirs(officer, row["unit_id"]))
    return list(islice(theirs, MOST))


def _is_theirs(officer: Officer, unit_id: int) -> bool:
    return any(
        officer.reach(authority) > Reach.NONE and policies.may_report(officer, authority, unit_id)
        for authority in _TOLD
    )
