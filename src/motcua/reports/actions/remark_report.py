"""Write the explanation that goes with a report (TT 01/2020/TT-VPCP): words, never figures."""

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
from motcua.reports.rules.statutory import State, digest_of

REPORT_REMARKED = events.declare("reports.report_remarked", "Ghi thuyết minh báo cáo định kỳ")
LONGEST = 4_000


@transaction.atomic
def remark_report(
    report: StatutoryReport, *, by: Actor, at: dt.datetime, remarks: str
) -> StatutoryReport:  # fmt: skip
    """While it is a draft. Raises InvalidInput for more than LONGEST characters."""
    policies.require_report(by, Authority.REPORT_DRAFT, report.unit_id)
    remarks = clean_text(remarks)
    if len(remarks) > LONGEST:
        raise InvalidInput(
            f"Thuyết minh có {len(remarks)} ký tự, tối đa {LONGEST}. Rút gọn lại.", field="remarks"
        )
    report = locked(report, State.DRAFT)
    report.remarks = remarks
    report.save(update_fields=["remarks"])
    note(report, REPORT_REMARKED, by=by, at=at, digest=digest_of(remarks))
    return report
