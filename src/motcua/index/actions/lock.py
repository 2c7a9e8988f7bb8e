"""Lock an approved sheet and hand it in (chốt điểm): after it nothing is scored or withdrawn."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.actions import _writing
from motcua.index.models import Entry
from motcua.index.queries.sheets import late_days
from motcua.index.rules.conduct import Act
from motcua.index.rules.stages import EntryState
from motcua.kernel import events
from motcua.kernel.actor import Actor

LOCKED = events.declare("index.locked", "Chốt điểm tự chấm")


@transaction.atomic
def lock(entry: Entry, *, by: Actor, at: dt.datetime) -> Entry:
    """How many days late it came stays in the event; what that costs is the set's rule."""
    policies.require_approving(by, entry)
    entry = _writing.locked(entry)
    _writing.require_fit(Act.LOCK, entry, at)
    _writing.move(entry, EntryState.LOCKED, locked_at=at)
    facts = {"state": entry.state, "late_days": late_days(entry)}
    record(chain=entry.chain, type=LOCKED, by=by, at=at, facts=facts)
    return entry
