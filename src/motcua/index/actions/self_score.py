"""Score oneself against the set (công văn 383, 384/BNV-CCHC, tự đánh giá, chấm điểm).

Survey criteria and those that facts fill are not self-scored.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from motcua.index import policies
from motcua.index.actions import _writing
from motcua.index.models import Entry, ScoreChange
from motcua.index.queries.sets import rules_of
from motcua.index.rules.conduct import Act
from motcua.index.rules.judging import Judgement
from motcua.index.rules.stages import EntryState, Stage
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput

SELF_SCORED = events.declare("index.self_scored", "Tự chấm điểm")


@transaction.atomic
def self_score(
    entry: Entry,
    values: Mapping[str, str],
    *,
    by: Actor,
    at: dt.datetime,
    seen: Mapping[str, int] | None = None,
) -> list[ScoreChange]:
    """`values` by criterion, empty takes one back. An approval that stood falls with a change.

    Raises InvalidInput with a message for each criterion; nothing is saved then.
    """
    policies.require_scoring(by, entry)
    entry = _writing.locked(entry)
    _writing.require_fit(Act.SCORE, entry, at)
    given = _writing.tidy({code: Judgement(value=text) for code, text in values.items()})
    leaves = _writing.leaves_of(entry, given)
    _refuse_filled(entry, given)
    _writing.checked(leaves, given)
    _writing.refuse_crossing(entry, Stage.SELF, seen, by)
    changes = _writing.write(entry, Stage.SELF, given, by=by, at=at, event=SELF_SCORED)
    if changes and entry.state == EntryState.APPROVED:
        _writing.move(entry, EntryState.SELF_SCORING, approved_at=None, approved_by="")
    return changes


def _refuse_filled(entry: Entry, given: Mapping[str, Judgement]) -> None:
    rules = rules_of(entry.block.rule_set)
    errors = {}
    for code in given:
        if code in rules.bound:
            errors[code] = [
                (
                    f"Tiêu chí {code} lấy số liệu từ hệ thống, không nhập tay. Số liệu sai thì sửa ở "
                    "hồ sơ gốc, hoặc ghi ý kiến ở bước giải trình."
                )
            ]
        elif rules.leaves[code].by_survey:
            errors[code] = [f"Tiêu chí {code} chấm qua điều tra xã hội học, không tự chấm."]
    if errors:
        raise InvalidInput(errors=errors)
