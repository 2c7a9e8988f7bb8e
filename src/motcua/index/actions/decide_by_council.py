"""The council's word on a sheet (hội đồng thẩm định): it stands above both appraisals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from motcua.index import policies
from motcua.index.actions import _writing
from motcua.index.actions._appraising import judge
from motcua.index.models import Entry
from motcua.index.rules.conduct import Act
from motcua.index.rules.judging import Judgement
from motcua.index.rules.stages import EntryState, Stage
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState

DECIDED = events.declare("index.decided_by_council", "Hội đồng quyết điểm")


@transaction.atomic
def decide_by_council(
    entry: Entry, judgements: Mapping[str, Judgement], *, by: Actor, at: dt.datetime
) -> Entry:
    """Empty `judgements` accept the sheet as it stands; each other value needs its reason.

    A sheet that was never handed in can be decided after the last day of self-scoring only; its
    self-scores then count for nothing.
    """
    policies.require_deciding(by, entry)
    entry = _writing.locked(entry)
    _require_due(entry, at)
    entry, _ = judge(
        entry, judgements, act=Act.DECIDE, stage=Stage.COUNCIL, by=by, at=at, event=DECIDED,
        seen=None,
    )  # fmt: skip
    if entry.state != EntryState.COUNCIL:
        before = entry.state
        _writing.move(entry, EntryState.COUNCIL)
        told = {"state": [before, entry.state]}
        _writing.write(entry, Stage.COUNCIL, {}, by=by, at=at, event=DECIDED, facts=told)
    return entry


def _require_due(entry: Entry, at: dt.datetime) -> None:
    last = entry.round.self_score_until
    if entry.locked_at is None and clock.local(at).date() <= last:
        raise WrongState(
            f"Đơn vị chưa chốt điểm và còn hạn đến hết ngày {last:%d/%m/%Y}. Hội đồng quyết sau "
            "khi đơn vị chốt, hoặc sau ngày đó.",
            code="not_locked",
        )
