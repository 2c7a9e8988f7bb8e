"""The unit reports what it did about a limit, with evidence."""

from __future__ import annotations

import datetime as dt
from typing import IO

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.kernel.folding import clean_text
from motcua.oversight import policies
from motcua.oversight.actions._drafts import running_remedy
from motcua.oversight.actions._files import kept
from motcua.oversight.models import Remedy

REMEDY_REPORTED = events.declare("oversight.remedy_reported", "Báo cáo khắc phục")
LONGEST = 5_000


@transaction.atomic
def report_remedy(
    remedy: Remedy,
    *,
    by: Actor,
    at: dt.datetime,
    report: str,
    file: tuple[str, IO[bytes]] | None = None,
) -> Remedy:
    """Raises InvalidInput, WrongState before it was accepted and while a report waits."""
    remedy = running_remedy(remedy)
    policies.require_answering(by, remedy.finding.inspection)
    report = clean_text(report)
    if remedy.accepted_at is None:
        raise WrongState("Nhận việc khắc phục trước, rồi báo cáo.")
    if remedy.reported_on:
        raise WrongState("Báo cáo trước đang chờ xác nhận.")
    if not report or len(report) > LONGEST:
        raise InvalidInput(
            f"Ghi đã làm gì, kết quả và kiểm chứng, tối đa {LONGEST} ký tự.", field="report"
        )
    remedy.report, remedy.reported_on, remedy.returned_note = report, local(at).date(), ""
    remedy.file = kept(file, by=by, at=at) or remedy.file
    remedy.save(update_fields=["report", "reported_on", "returned_note", "file"])
    facts = {"remedy": remedy.pk, "reported_on": str(remedy.reported_on)}
    record(chain=remedy.chain, type=REMEDY_REPORTED, by=by, at=at, facts=facts)
    return remedy
