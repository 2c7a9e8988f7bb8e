"""Reckon the dues of open petitions anew when a calendar has changed (BLDS 2015, Điều 147-148).

What was done keeps the due it was judged by; only a step that is still owed moves.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.feedback.actions._petitions import begin_as_petitioner, due_at, locked
from motcua.feedback.models import Petition
from motcua.feedback.rules.petitions import OPEN, PetitionStatus, PetitionVerb
from motcua.kernel.actor import SystemActor

Dues = dict[str, dt.datetime]


def rereckon_petitions(*, by: SystemActor, at: dt.datetime, reason: str) -> int:
    """Returns how many moved. Each in a transaction of its own; the second time none does."""
    keys = Petition.objects.filter(status__in=OPEN).order_by("pk").values_list("pk", flat=True)
    return sum(_rereckoned(key, by, at, reason) for key in list(keys))


@transaction.atomic
def _rereckoned(key: int, by: SystemActor, at: dt.datetime, reason: str) -> bool:
    row = locked(key)
    if row.state not in OPEN:
        return False
    moved = {name: due for name, due in owed(row).items() if due != getattr(row, name)}
    if not moved:
        return False
    before = row.next_due_at
    passing = begin_as_petitioner(PetitionVerb.RERECKON, row, by=by, at=at)
    passing.enter(**moved)
    after = passing.petition.next_due_at
    facts = {"reason": reason, "before": before, "after": after}
    passing.record(reason, **{name: _told(value) for name, value in facts.items()})
    return True


def owed(row: Petition) -> Dues:
    """By today's calendars, the dues of what was not done yet."""
    if row.answered_at:
        return {"publish_due_at": due_at("publish", row.answered_at, row.unit_id)}
    found = {"answer_due_at": due_at("answer", row.counted_from, row.unit_id)}
    # Once transferred, the first steps were another unit's, by its own hours.
    if row.counted_from == row.lodged_at:
        if row.state == PetitionStatus.LODGED:
            found["refuse_due_at"] = due_at("refuse", row.lodged_at, row.unit_id)
        if row.asked_at is None:
            found["ask_due_at"] = due_at("ask", row.lodged_at, row.unit_id)
    return found


def _told(value: dt.datetime | str | None) -> str:
    return value.isoformat() if isinstance(value, dt.datetime) else value or ""
