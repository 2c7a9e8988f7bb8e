"""Write down who looked at results before their hour: they are held secret until the day.

As Bộ Nội vụ does with the list of each year, so that nobody can lobby (VietNamNet, 2014).
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.models import Round
from motcua.kernel import events
from motcua.kernel.actor import Actor

LOOKED_EARLY = events.declare("index.looked_early", "Xem kết quả trước giờ công bố")


@transaction.atomic
def look_early(round_: Round, *, by: Actor, at: dt.datetime, what: str) -> None:
    """`what` names the page or file. Raises NotAllowed for those who may not look."""
    policies.require_preview(by)
    held = Round.objects.select_for_update().get(pk=round_.pk)
    record(chain=held.chain, type=LOOKED_EARLY, by=by, at=at, facts={"what": what[:100]})
