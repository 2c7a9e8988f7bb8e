"""The unit reports what became of its commitment."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import WrongState
from motcua.kernel.folding import clean_name
from motcua.oversight import policies
from motcua.oversight.models import Commitment

COMMITMENT_REPORTED = events.declare("oversight.commitment_reported", "Báo cáo cam kết")


@transaction.atomic
def report_commitment(
    commitment: Commitment, *, by: Actor, at: dt.datetime, report: str
) -> Commitment:
    """May be told anew until it is judged; the day of the first report stands."""
    policies.require_committing(by, commitment)
    commitment = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if commitment.given_at is None or commitment.judged_at:
        raise WrongState("Chỉ báo cáo sau khi đã cam kết và trước khi được đánh giá.")
    commitment.report = clean_name(report, field="report", label="Báo cáo", max_length=2000)
    commitment.reported_on = commitment.reported_on or local(at).date()
    commitment.save(update_fields=["report", "reported_on"])
    facts = {"reported_on": str(commitment.reported_on)}
    record(chain=commitment.chain, type=COMMITMENT_REPORTED, by=by, at=at, facts=facts)
    return commitment
