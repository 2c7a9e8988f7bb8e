"""First appraisal: accept or adjust each self-score, with a note where it differs (QĐ 1150/QĐ-BNV)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from motcua.index import policies
from motcua.index.actions import _writing
from motcua.index.actions._appraising import judge
from motcua.index.models import Entry, ScoreChange
from motcua.index.rules.conduct import Act
from motcua.index.rules.judging import Judgement
from motcua.index.rules.stages import EntryState, Stage
from motcua.kernel import events
from motcua.kernel.actor import Actor

APPRAISED = events.declare("index.appraised", "Thẩm định lần 1")


@transaction.atomic
def appraise(
    entry: Entry,
    judgements: Mapping[str, Judgement],
    *,
    by: Actor,
    at: dt.datetime,
    seen: Mapping[str, int] | None = None,
) -> list[ScoreChange]:
    """`seen` by criterion guards against another appraiser at the same item: StaleVersion."""
    policies.require_appraising(by, entry)
    entry, changes = judge(
        entry, judgements, act=Act.APPRAISE, stage=Stage.APPRAISAL, by=by, at=at,
        event=APPRAISED, seen=seen,
    )  # fmt: skip
    if entry.state == EntryState.LOCKED:
        _writing.move(entry, EntryState.APPRAISAL)
    return changes
