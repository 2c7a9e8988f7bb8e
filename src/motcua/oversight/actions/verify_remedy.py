"""An inspector verifies that a limit was put right."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState
from motcua.oversight import policies
from motcua.oversight.actions._drafts import running_remedy
from motcua.oversight.models import Remedy

REMEDY_VERIFIED = events.declare("oversight.remedy_verified", "Xác nhận đã khắc phục")


@transaction.atomic
def verify_remedy(remedy: Remedy, *, by: Actor, at: dt.datetime) -> Remedy:
    """Raises WrongState without a report."""
    remedy = running_remedy(remedy)
    officer = policies.require_following(by, remedy.finding.inspection)
    if remedy.reported_on is None:
        raise WrongState("Đơn vị chưa báo cáo nên chưa có gì để xác nhận.")
    remedy.verified_at, remedy.verified_by_id = at, officer.post_id
    remedy.save(update_fields=["verified_at", "verified_by"])
    facts = {"remedy": remedy.pk, "in_time": remedy.reported_on <= remedy.due_on}
    record(chain=remedy.chain, type=REMEDY_VERIFIED, by=by, at=at, facts=facts)
    return remedy
