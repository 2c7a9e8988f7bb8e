"""Carry a change of a calendar through the running dossiers, a batch at a time.

Each batch is one transaction and ends with an event that calls for the next, so that officers
never wait long and a stop in the middle loses nothing (BLDS 2015, Điều 147-148).
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.audit.queries.history import last_of
from motcua.calendars.queries import calendars_now
from motcua.calendars.rules.entries import Entry
from motcua.dossiers.actions.rereckon import rereckon
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.calendar_moves import candidates
from motcua.dossiers.queries.calendar_reasons import reason_facts
from motcua.dossiers.reckoning import projected
from motcua.kernel import clock, events
from motcua.kernel.actor import SystemActor

BATCH = 200
CHANGE_APPLIED = events.declare("dossiers.change_applied", "Tính lại hạn theo lịch đã đổi")


@transaction.atomic
def apply_change(
    change_id: int, *, by: SystemActor, at: dt.datetime, after: int = 0, step: int = 0
) -> int:
    """Dossiers with keys above `after`; `step` is how many batches there were before.

    Returns how many moved. A batch that was done already is not done again.
    """
    calendars = calendars_now()
    entry = calendars.entry(change_id)
    chain = f"calendar-change:{change_id}"
    last = last_of(chain)
    if entry is None or (last.sequence if last else 0) != step:
        return 0
    batch = _batch(entry, after)
    reason = reason_facts(entry, calendars)
    moved = 0
    for dossier in batch:
        dossier.calendars = calendars
        if projected(dossier, calendars).moves(dossier):
            moved += rereckon(dossier, by=by, at=at, reason=reason) is not None
    facts = {
        "change": change_id, "looked_at": len(batch), "moved": moved,
        "after": batch[-1].pk if len(batch) == BATCH else None,
    }  # fmt: skip
    record(chain=chain, type=CHANGE_APPLIED, by=by, at=at, facts=facts, last=last)
    return moved


def _batch(entry: Entry, after: int) -> list[Dossier]:
    """Locked before they are looked at: an act that is under way is waited for."""
    found = candidates(entry, clock.today()).filter(pk__gt=after).order_by("pk")
    keys = list(found.values_list("pk", flat=True)[:BATCH])
    rows = Dossier.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    return list(rows.select_related("step").prefetch_related("pauses").order_by("pk"))
