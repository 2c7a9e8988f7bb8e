"""Close the first appraisal of a sheet and send the unit what it must explain (QĐ 1150/QĐ-BNV)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.actions import _writing
from motcua.index.models import Entry
from motcua.index.queries.evidence import flagged
from motcua.index.rules.conduct import Act
from motcua.index.rules.stages import EntryState
from motcua.kernel import events
from motcua.kernel.actor import Actor

EXPLANATION_ASKED = events.declare("index.explanation_asked", "Yêu cầu giải trình")


@transaction.atomic
def ask_explanation(entry: Entry, *, by: Actor, at: dt.datetime) -> Entry:
    """Also with nothing flagged: the unit then sees the first appraisal, and may leave it so."""
    policies.require_appraising(by, entry)
    entry = _writing.locked(entry)
    _writing.require_fit(Act.ASK, entry, at)
    _writing.move(entry, EntryState.EXPLANATION)
    facts = {"state": entry.state, "criteria": flagged(entry)}
    record(chain=entry.chain, type=EXPLANATION_ASKED, by=by, at=at, facts=facts)
    return entry
