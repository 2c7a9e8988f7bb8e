"""Rounds of the index in the demo province: last year's published, this year's under way.

The set is ours and says so; last year's points are the council's, entered from paper.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from random import Random

from motcua.index import actions
from motcua.index.models import Round
from motcua.index.queries.opening import blocks_of
from motcua.index.queries.results import entries_of
from motcua.index.queries.sets import ReadRules, rules_of
from motcua.index.rules.criteria import Criterion
from motcua.index.rules.judging import Judgement, RoundDetails
from motcua.index.rules.kinds import Bands, Branch, PerUnit, Points, YesNo
from motcua.kernel.actor import OPERATOR

DAY = dt.timedelta(days=1)
NOTE = "Theo phiếu chấm giấy của năm trước"
STARTED = 12
NUMBER = "118/QĐ-UBND"
IN_TIME, LETTER = "Đã nộp phiếu giấy đúng hạn", "1204/SNV-CCHC"


def make_rounds(province: int, *, founded: dt.datetime, until: dt.datetime, seed: str) -> None:
    """All departments and communes take part."""
    rng = Random(f"{seed} index")
    last = _last_year(province, until.year - 1, founded + DAY, until, rng)
    opens = until.date() - 20 * DAY
    details = _details(until.year, opens, 10 * DAY)
    opened = actions.carry_over(last, details, by=OPERATOR, at=until - 20 * DAY)
    for entry in rng.sample(entries_of(opened), STARTED):
        rules = rules_of(entry.block.rule_set)
        values = _values(rules, rng, survey=False)
        actions.self_score(entry, values, by=OPERATOR, at=until - DAY)


def _details(year: int, opens: dt.date, phase: dt.timedelta) -> RoundDetails:
    return RoundDetails(
        name=f"Chỉ số CCHC năm {year} (bộ minh họa)", year=year,
        facts_from=dt.date(year, 1, 1), facts_to=dt.date(year, 12, 31), opens_on=opens,
        self_score_until=opens + 3 * phase, appraisal_until=opens + 4 * phase,
        explanation_until=opens + 5 * phase, second_appraisal_until=opens + 6 * phase,
    )  # fmt: skip


def _last_year(
    province: int, year: int, earliest: dt.datetime, until: dt.datetime, rng: Random
) -> Round:
    at = max(earliest, min(until - DAY, until.replace(month=1, day=15)))
    levels = (("departments", "department"), ("communes", "commune"))
    sets = {kind: str(_set(year, level, province, at)) for kind, level in levels}
    details = replace(
        _details(year, dt.date(year, 7, 1), 15 * DAY), blocks=blocks_of(province, sets, at.date())
    )
    opened = actions.open_round(details, run_by=province, by=OPERATOR, at=at)
    return decide_and_publish(opened, at, rng)


def decide_and_publish(opened: Round, at: dt.datetime, rng: Random) -> Round:
    """The council enters every sheet from paper, then the round is published."""
    for entry in entries_of(opened):
        values = _values(rules_of(entry.block.rule_set), rng, survey=True)
        actions.permit_late(
            entry, "score", until=at.date(), reason=IN_TIME, paper=LETTER, waives=True,
            by=OPERATOR, at=at,
        )  # fmt: skip
        judged = {code: Judgement(value=value, note=NOTE) for code, value in values.items()}
        actions.decide_by_council(entry, judged, by=OPERATOR, at=at)
    return actions.publish(opened, decision_number=NUMBER, decided_on=at.date(), by=OPERATOR, at=at)


def _set(year: int, level: str, province: int, at: dt.datetime) -> int:
    return actions.adopt_demo_set(year, level, run_by=province, by=OPERATOR, at=at).pk


def _values(rules: ReadRules, rng: Random, *, survey: bool) -> dict[str, str]:
    """What a diligent or a less diligent unit would put down."""
    diligence = rng.uniform(0.75, 1)
    return {
        code: _value(leaf, diligence, rng)
        for code, leaf in rules.leaves.items()
        if code not in rules.bound and (survey or not leaf.by_survey)
    }


def _value(leaf: Criterion, diligence: float, rng: Random) -> str:
    share = min(1.0, max(0.0, rng.gauss(diligence, 0.06)))
    if isinstance(leaf.rule, YesNo):
        return "có" if share > 0.8 else "không"
    if isinstance(leaf.rule, Points):
        return f"{float(leaf.top) * share:.1f}"
    if isinstance(leaf.rule, PerUnit):
        return str(rng.randint(0, 2))
    by_number = isinstance(leaf.rule, Branch) or (
        isinstance(leaf.rule, Bands) and not leaf.rule.on_ratio
    )
    if leaf.by_survey or by_number:
        return f"{100 * share:.1f}"
    return f"{round(20 * share)}/20"
