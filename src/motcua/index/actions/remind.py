"""Remind the units that have not handed in what is due (đôn đốc nộp tự chấm, giải trình)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.models import Round
from motcua.index.queries.board import owing
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState

REMINDED = events.declare("index.reminded", "Nhắc đơn vị chưa nộp")


@transaction.atomic
def remind(round_: Round, *, by: Actor, at: dt.datetime) -> int:
    """The unit sees it on its sheet until it has done so. Returns how many were reminded."""
    policies.require_running(by, round_.run_by_id)
    if round_.state != Round.State.OPEN:
        raise WrongState("Vòng đã công bố, không còn gì để nhắc.", code="published")
    owed = owing(round_)
    if not owed:
        raise WrongState("Không còn đơn vị nào chưa nộp ở bước này.", code="nothing")
    for entry in owed:
        entry.reminded_at = at
        entry.save(update_fields=["reminded_at"])
        record(chain=entry.chain, type=REMINDED, by=by, at=at, facts={"state": entry.state})
    return len(owed)
