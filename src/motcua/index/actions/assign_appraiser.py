"""Say who appraises these sheets (phân công tổ thẩm định); others who may are not shut out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.models import Entry
from motcua.index.queries.appraisers import candidates
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.organisations.queries import units

APPRAISER_ASSIGNED = events.declare("index.appraiser_assigned", "Phân công thẩm định")


@transaction.atomic
def assign_appraiser(
    entries: Sequence[Entry], post_id: int | None, *, by: Actor, at: dt.datetime
) -> None:
    """None takes the assignment back. Raises InvalidInput: no sheet, or one of their own unit."""
    if not entries:
        raise InvalidInput("Chọn ít nhất một phiếu để phân công.", field="post")
    for entry in entries:
        policies.require_running(by, entry.round.run_by_id)
    _require_fit(entries, post_id, clock.local(at).date())
    for entry in entries:
        entry.appraiser_post = post_id
        entry.save(update_fields=["appraiser_post"])
        record(chain=entry.chain, type=APPRAISER_ASSIGNED, by=by, at=at, facts={"post": post_id})


def _require_fit(entries: Sequence[Entry], post_id: int | None, on: dt.date) -> None:
    if post_id is None:
        return
    found = (one for one in candidates(entries[0].round, on) if one.post_id == post_id)
    officer = next(found, None)
    if officer is None:
        raise InvalidInput("Người được chọn không có quyền thẩm định.", field="post")
    own = policies.own_units(officer)
    if crossed := [one for one in entries if one.unit_id in own]:
        name = units.place(crossed[0].unit_id, on).short_name
        raise InvalidInput(
            f"Không giao {name} cho người của chính đơn vị đó thẩm định. Chọn người nơi khác.",
            field="post",
        )
