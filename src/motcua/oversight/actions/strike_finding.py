"""Strike out a finding before the conclusion is signed, with a reason; the trail keeps it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.folding import clean_name
from motcua.oversight import policies
from motcua.oversight.actions._drafts import unsigned
from motcua.oversight.models import Finding

FINDING_STRUCK = events.declare("oversight.finding_struck", "Gạch bỏ phát hiện kiểm tra")


@transaction.atomic
def strike_finding(finding: Finding, *, by: Actor, at: dt.datetime, reason: str) -> Finding:
    policies.require_running(by, finding.inspection)
    unsigned(finding.inspection)
    reason = clean_name(reason, field="reason", label="Lý do gạch bỏ", max_length=300)
    finding.struck_at = at
    finding.save(update_fields=["struck_at"])
    facts = {"finding": finding.pk, "reason": reason}
    record(chain=finding.inspection.chain, type=FINDING_STRUCK, by=by, at=at, facts=facts)
    return finding
