"""What both appraisals demand: a reason wherever they differ from what stood before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from motcua.index.actions import _writing
from motcua.index.models import Entry, ScoreChange
from motcua.index.queries.sets import rules_of
from motcua.index.queries.sheets import UnitSheet, sheet_of
from motcua.index.rules.conduct import Act
from motcua.index.rules.judging import Judgement, same_value
from motcua.index.rules.stages import STAGES, WEIGHT, Stage
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput


def judge(
    entry: Entry,
    judgements: Mapping[str, Judgement],
    *,
    act: Act,
    stage: Stage,
    by: Actor,
    at: dt.datetime,
    event: str,
    seen: Mapping[str, int] | None,
) -> tuple[Entry, list[ScoreChange]]:
    entry = _writing.locked(entry)
    _writing.require_fit(act, entry, at)
    given = _writing.tidy(judgements)
    leaves = _writing.leaves_of(entry, given)
    _writing.checked(leaves, given)
    # The facts are asked only where a figure of theirs is disagreed with.
    asks = any(code in rules_of(entry.block.rule_set).bound for code in given)
    sheet, earlier = sheet_of(entry, with_facts=asks), WEIGHT[WEIGHT.index(stage) + 1 :]
    stood = {code: sheet.value_of(code, earlier) for code in given}
    _require_reasons(sheet, given, stage, stood)
    _writing.refuse_crossing(entry, stage, seen, by)
    return entry, _writing.write(entry, stage, given, by=by, at=at, event=event, stood=stood)


def _require_reasons(
    sheet: UnitSheet, given: Mapping[str, Judgement], stage: Stage, before: Mapping[str, str]
) -> None:
    errors = {}
    for code, one in given.items():
        leaf, stood = sheet.rules.leaves[code], before[code]
        if leaf.by_survey and stage != Stage.COUNCIL and one.value:
            errors[code] = [f"Tiêu chí {code} lấy từ điều tra xã hội học, không thẩm định."]
        elif one.value and not same_value(one.value, stood) and not one.note:
            errors[code] = [_lacking(sheet, code, one.value, stood)]
        elif one.explain and not one.note:
            errors[code] = [f"Tiêu chí {code}: ghi rõ điều cần đơn vị giải trình."]
    if errors:
        raise InvalidInput(errors=errors)


def _lacking(sheet: UnitSheet, code: str, value: str, stood: str) -> str:
    if code in sheet.rules.bound:
        return (
            f"Tiêu chí {code} lấy số liệu hệ thống ({stood or 'chưa có'}); chấm khác ({value}) "
            "phải ghi lý do."
        )
    return (
        f"Tiêu chí {code}: {value} khác điểm trước ({stood or STAGES[Stage.SELF] + ' để trống'}). "
        "Ghi nhận xét vì sao."
    )
