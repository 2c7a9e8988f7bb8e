"""Keep beside each published result why it is what it is, reckoned once at publication.

The ministry's own review asks that results be detailed and easy to use (CV 384/BNV-CCHC).
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.models import Breakdown, PublishedResult, Round
from motcua.index.queries.tables import BlockTable, table_of
from motcua.index.rules.criteria import CriteriaSet
from motcua.index.rules.numbers import half_up
from motcua.index.rules.reasons import HeldBack, Reasons, reasons_of
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState

RESULTS_ANALYSED = events.declare("index.results_analysed", "Phân tích kết quả chỉ số")
_PLACES = 6


@transaction.atomic
def analyse_results(round_: Round, *, by: Actor, at: dt.datetime) -> int:
    """How many results got theirs; those that have one keep it, as they were published."""
    policies.require_reckoning(by)
    held = Round.objects.select_for_update().get(pk=round_.pk)
    if held.state != Round.State.PUBLISHED:
        raise WrongState("Vòng chấm chưa công bố nên chưa có kết quả để phân tích.")
    made = 0
    for block in held.blocks.select_related("rule_set"):
        if table := table_of(block):
            made += _keep(held, table, at)
    if made:
        record(chain=held.chain, type=RESULTS_ANALYSED, by=by, at=at, facts={"results": made})
    return made


def _keep(round_: Round, block: BlockTable, at: dt.datetime) -> int:
    reasons = reasons_of(block.table)
    lacking = PublishedResult.objects.filter(round=round_, breakdown=None)
    rows = [
        _breakdown(result, reasons[str(result.unit_id)], at)
        for result in lacking
        if str(result.unit_id) in reasons
    ]
    return len(Breakdown.objects.bulk_create(rows))


def _breakdown(result: PublishedResult, reasons: Reasons, at: dt.datetime) -> Breakdown:
    return Breakdown(
        result=result,
        appraised=_decimal(reasons.appraised),
        appraised_place=reasons.appraised_place or None,
        surveyed=_decimal(reasons.surveyed),
        survey_place=reasons.survey_place or None,
        bonus=Decimal(half_up(reasons.scored.bonus, _PLACES)),
        penalty=Decimal(half_up(reasons.scored.penalty, _PLACES)),
        area_places={code: place for code, place in reasons.area_places.items() if place},
        losses=_losses(reasons),
        held_back=_held_back(reasons.held_back),
        reckoned_at=at,
    )


def _losses(reasons: Reasons) -> list[dict[str, Any]]:
    area_of = _areas(reasons.scored.criteria_set)
    return [
        {
            "code": loss.criterion.code,
            "name": loss.criterion.name,
            "area": area_of[loss.criterion.code],
            "lost": half_up(loss.lost, _PLACES),
            "most": half_up(loss.criterion.top, _PLACES),
            "gain": half_up(loss.gain, _PLACES),
            "more": loss.more,
        }
        for loss in reasons.losses
    ]


def _areas(criteria_set: CriteriaSet) -> dict[str, str]:
    return {leaf.code: area.code for area in criteria_set.areas for leaf in area.leaves()}


def _held_back(held: HeldBack | None) -> dict[str, Any]:
    if held is None:
        return {}
    conditions = [
        {"of": one.of, "least": half_up(one.least), "in_percent": one.in_percent}
        for one in held.conditions
    ]
    return {"grade": held.grade, "conditions": conditions}


def _decimal(value: Fraction | None) -> Decimal | None:
    return None if value is None else Decimal(half_up(value, _PLACES))
