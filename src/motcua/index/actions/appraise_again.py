"""Second appraisal, after the explanation (QĐ 1150/QĐ-BNV: công nhận hoặc điều chỉnh)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from motcua.index import policies
from motcua.index.actions import _writing
from motcua.index.actions._appraising import judge
from motcua.index.models import Entry, ScoreChange
from motcua.index.queries.evidence import flagged
from motcua.index.rules.conduct import Act
from motcua.index.rules.judging import Judgement
from motcua.index.rules.stages import EntryState, Stage
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState

APPRAISED_AGAIN = events.declare("index.appraised_again", "Thẩm định lần 2")


@transaction.atomic
def appraise_again(
    entry: Entry,
    judgements: Mapping[str, Judgement],
    *,
    by: Actor,
    at: dt.datetime,
    seen: Mapping[str, int] | None = None,
) -> list[ScoreChange]:
    """Not before the unit has explained, or the time for it is over."""
    policies.require_appraising(by, entry)
    entry, changes = judge(
        entry, judgements, act=Act.APPRAISE_AGAIN, stage=Stage.SECOND_APPRAISAL, by=by, at=at,
        event=APPRAISED_AGAIN, seen=seen,
    )  # fmt: skip
    if entry.state == EntryState.EXPLANATION:
        _require_heard(entry, at)
        _writing.move(entry, EntryState.SECOND_APPRAISAL)
    return changes


def _require_heard(entry: Entry, at: dt.datetime) -> None:
    until = entry.round.explanation_until
    if entry.explained_at or clock.local(at).date() > until or not flagged(entry):
        return
    raise WrongState(
        f"Đơn vị còn giải trình đến hết ngày {until:%d/%m/%Y}. Thẩm định lần 2 sau khi đơn vị gửi "
        "giải trình, hoặc sau ngày đó.",
        code="not_heard",
    )
