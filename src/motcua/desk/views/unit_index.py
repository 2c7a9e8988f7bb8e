"""One unit in a round: where its points were lost, the way up, and a what-if that keeps nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from motcua.desk import frame
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.ranking_rail import RANKINGS
from motcua.desk.views.rankings import seen_round
from motcua.index.queries import analysis
from motcua.index.queries.analysis import Analysis
from motcua.index.rules.faults import InvalidScores
from motcua.index.rules.improving import Loss
from motcua.index.rules.numbers import half_up
from motcua.index.rules.rule_words import value_words
from motcua.kernel import clock
from motcua.organisations.queries import units

TRY = "thu-"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing to gain. `width` is its share of the greatest gain, for the bar."""

    code: str
    name: str
    lost: Decimal
    most: Decimal
    gain: Decimal
    more: int | None
    takes: str
    tried: str
    width: float


@require_safe
@desk
def unit(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """`?thu-1.2=17/20` tries another value; it stands in the address and nowhere else."""
    round_ = seen_round(request, slug, "điểm của đơn vị")
    found = analysis.analysis_of(round_, pk, request.officer, clock.now())
    tried = _tried(request)
    trial, fault = None, ""
    if tried:
        try:
            trial = analysis.try_values(found, tried)
        except InvalidScores as cause:
            fault = cause.message
    context = {
        "round": round_,
        "unit_name": units.place(pk, clock.today()).name,
        "block": found.entry.block.name,
        "of": len(found.table.entries),
        "index": _decimal(found.reasons.scored.index),
        "grade": found.reasons.scored.grade,
        "place": found.place,
        "lacking": _decimal(found.lacking),
        "goal": _decimal(found.goal),
        "lost_total": _decimal(sum(found.lost.values(), Fraction(0))),
        "areas": _areas(found),
        "steps": _steps(found, tried),
        "trial": trial,
        "trial_index": _decimal(trial.scored.index) if trial else None,
        "fault": fault,
    }
    status = 422 if fault else 200
    template = "desk/ranking/unit.html"
    return frame.page(request, template, context, current=RANKINGS, status=status)


def _tried(request: DeskRequest) -> dict[str, str]:
    """Values of the what-if by code of criterion."""
    typed = {name: request.GET.get(name, "").strip() for name in request.GET}
    return {
        name.removeprefix(TRY): text
        for name, text in typed.items()
        if name.startswith(TRY) and text
    }


def _areas(found: Analysis) -> list[dict[str, Any]]:
    names = {area.code: area.name for area in found.reasons.scored.criteria_set.areas}
    most = max(found.lost.values(), default=Fraction(0)) or Fraction(1)
    return [
        {"code": code, "name": names[code], "lost": _decimal(lost), "width": float(lost / most)}
        for code, lost in found.lost.items()
        if lost
    ]


def _steps(found: Analysis, tried: dict[str, str]) -> list[Step]:
    """Cheapest first: by effort where the set tells it, else by what it brings."""
    losses = sorted(found.reasons.losses, key=_cost)
    most = max((loss.gain for loss in losses), default=Fraction(1)) or Fraction(1)
    return [_step(loss, most, tried.get(loss.criterion.code, "")) for loss in losses]


def _cost(loss: Loss) -> tuple[Fraction, Fraction]:
    effort = loss.criterion.effort or Fraction(1)
    return (-loss.gain / effort, -loss.gain) if effort else (-loss.gain, -loss.gain)


def _step(loss: Loss, most: Fraction, tried: str) -> Step:
    return Step(
        code=loss.criterion.code,
        name=loss.criterion.name,
        lost=_decimal(loss.lost) or Decimal(0),
        most=_decimal(loss.criterion.top) or Decimal(0),
        gain=_decimal(loss.gain) or Decimal(0),
        more=loss.more,
        takes=value_words(loss.criterion.rule),
        tried=tried,
        width=float(loss.gain / most),
    )


def _decimal(value: Fraction | None) -> Decimal | None:
    return None if value is None else Decimal(half_up(value, 6))
