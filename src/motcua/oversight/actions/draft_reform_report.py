"""Assemble the report of a half year or year: figures reckoned, texts as usual to be written."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.organisations.authority import Authority
from motcua.organisations.queries import units
from motcua.oversight import policies
from motcua.oversight.models import ReformReport
from motcua.oversight.queries.report_figures import figures_of
from motcua.oversight.rules.periods import period_of
from motcua.oversight.rules.sections import USUAL

REFORM_REPORT_DRAFTED = events.declare("oversight.report_drafted", "Lập báo cáo cải cách")


@transaction.atomic
def draft_reform_report(
    unit: str, *, by: Actor, at: dt.datetime, kind: str, year: int
) -> ReformReport:
    """`unit`: slug; `kind`: half or year. Raises InvalidInput, DoesNotAddUp."""
    today = local(at).date()
    unit_id = units.numbers(today).get(unit)
    if unit_id is None:
        raise InvalidInput("Chưa chọn đơn vị báo cáo.", field="unit")
    officer = policies.acting_for(by, Authority.REFORM_REPORT_DRAFT, unit_id)
    period = period_of(kind, year, today)
    if ReformReport.objects.filter(unit=unit_id, kind=kind, year=year).exists():
        raise InvalidInput(f"Đã có báo cáo {period.words}. Mở báo cáo đó.", field="year")
    report = ReformReport.objects.create(
        unit_id=unit_id, kind=kind, year=year, as_of=at, texts=dict(USUAL),
        figures=figures_of(unit_id, period, at), drafted_by_id=officer.post_id,
    )  # fmt: skip
    facts = {"unit": unit, "kind": kind, "year": year}
    record(chain=report.chain, type=REFORM_REPORT_DRAFTED, by=by, at=at, facts=facts)
    return report
