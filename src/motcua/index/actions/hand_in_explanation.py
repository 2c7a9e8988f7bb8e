"""The head of the unit hands in its explanation: every question answered (CV 384/BNV-CCHC)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.actions import _writing
from motcua.index.models import Entry
from motcua.index.queries.evidence import unexplained
from motcua.index.rules.conduct import Act
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, WrongState

EXPLANATION_HANDED_IN = events.declare("index.explanation_handed_in", "Gửi giải trình")


@transaction.atomic
def hand_in_explanation(entry: Entry, *, by: Actor, at: dt.datetime) -> Entry:
    policies.require_approving(by, entry)
    entry = _writing.locked(entry)
    _writing.require_fit(Act.EXPLAIN, entry, at)
    if entry.explained_at:
        raise WrongState("Đơn vị đã gửi giải trình trước đó.", code="handed_in")
    if lacking := unexplained(entry):
        raise InvalidInput(
            errors={code: [f"Tiêu chí {code} chưa có giải trình. Ghi rồi gửi."] for code in lacking}
        )
    _writing.move(entry, entry.state, explained_at=at)
    record(chain=entry.chain, type=EXPLANATION_HANDED_IN, by=by, at=at)
    return entry
