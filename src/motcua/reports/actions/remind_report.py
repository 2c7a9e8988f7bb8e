"""Remind a unit of a report that it owes (NĐ 63/2010/NĐ-CP: the control office follows it up)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.kernel.folding import clean_text
from motcua.organisations.authority import Authority
from motcua.organisations.models import Unit
from motcua.organisations.policies import require
from motcua.reports.actions._statutory import person
from motcua.reports.models import ReportReminder, StatutoryReport
from motcua.reports.queries import periods
from motcua.reports.queries.statutory_board import owing
from motcua.reports.rules.periods import parse
from motcua.reports.rules.statutory import State, form_of

REPORT_REMINDED = events.declare("reports.report_reminded", "Nhắc gửi báo cáo định kỳ")


@transaction.atomic
def remind_report(
    form: str, unit_id: int, period: str, *, by: Actor, at: dt.datetime, words: str = ""
) -> ReportReminder:  # fmt: skip
    """Raises InvalidInput for a unit that does not owe it, WrongState for one that has sent it."""
    require(by, Authority.REPORT_REMIND)
    reach = periods.reach(parse(period))
    if unit_id not in owing(form_of(form, reach.last), reach.last):
        raise InvalidInput("Đơn vị này không phải gửi biểu này. Chọn đơn vị khác.", field="unit")
    # Two who remind at the same moment stand in line: the chain is one.
    Unit.objects.select_for_update().get(pk=unit_id)
    same = StatutoryReport.objects.filter(form=form, unit=unit_id, period=reach.period.key)
    if same.filter(state=State.SENT).exists():
        raise WrongState("Đơn vị này đã gửi báo cáo. Tải lại trang.", code="sent")
    made = ReportReminder.objects.create(
        form=form, unit_id=unit_id, period=reach.period.key, at=at, by_id=person(by),
        words=clean_text(words)[:500],
    )  # fmt: skip
    chain = StatutoryReport(form=form, unit_id=unit_id, period=reach.period.key).chain
    record(chain=chain, type=REPORT_REMINDED, by=by, at=at, facts={"period": period, "form": form})
    return made
