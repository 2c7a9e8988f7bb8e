"""Say who appraises these sheets (phân công tổ thẩm định); others who may are not shut out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.models import Entry
from motcua.kernel import events
from motcua.kernel.actor import Actor

APPRAISER_ASSIGNED = events.declare("index.appraiser_assigned", "Phân công thẩm định")


@transaction.atomic
def assign_appraiser(
    entries: Sequence[Entry], post_id: int | None, *, by: Actor, at: dt.datetime
) -> None:
    """None takes the assignment back."""
    for entry in entries:
        policies.require_running(by, entry.round.run_by_id)
        entry.appraiser_post = post_id
        entry.save(update_fields=["appraiser_post"])
        record(chain=entry.chain, type=APPRAISER_ASSIGNED, by=by, at=at, facts={"post": post_id})
