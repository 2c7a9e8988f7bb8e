"""Which units stand out by their results of a year, with the grounds as integers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from motcua.kernel.clock import local
from motcua.kernel.errors import NotFound
from motcua.organisations.authority import Authority
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.organisations.rules.tree import SEAT_KINDS
from motcua.oversight import policies
from motcua.oversight.models import Commitment, Remedy, RewardList
from motcua.oversight.queries.unit_figures import UnitFigure, unit_figures

__all__ = ["RewardList", "candidates", "list_named", "lists"]

# One in five of those that qualify, and at least this share on time.
SHARE, LEAST_PERCENT, AT_LEAST = 5, 90, 3
_KEYS = ("on_time_rate", "online_share", "second_supplement_rate")


def candidates(year: int, at: dt.datetime) -> list[tuple[int, dict[str, Any]]]:
    """Best on-time rate first, exactly; then more dossiers. With their grounds."""
    today = local(at).date()
    first, last = dt.date(year, 1, 1), min(dt.date(year, 12, 31), today)
    seats = [p.unit_id for p in units.tree(today).places.values() if p.kind in SEAT_KINDS]
    agencies = [unit for unit in seats if units.place(unit, today).kind != "province"]
    told = unit_figures(agencies, _KEYS, first, last, as_of=at)
    barred = _barred(year, today)
    able = [
        (unit, figures)
        for unit, figures in told.items()
        if unit not in barred and _qualifies(figures["on_time_rate"])
    ]
    able.sort(key=lambda pair: _rank(pair[1]["on_time_rate"]), reverse=True)
    taken = able[: max(AT_LEAST, len(able) // SHARE)]
    return [(unit, _grounds(figures)) for unit, figures in taken]


def _qualifies(figure: UnitFigure) -> bool:
    return 0 < figure.denominator * LEAST_PERCENT <= figure.numerator * 100


def _rank(figure: UnitFigure) -> tuple[float, int]:
    return figure.numerator / figure.denominator, figure.denominator


def _barred(year: int, today: dt.date) -> set[int]:
    """With a remedy late in the year, or a commitment that was not kept."""
    remedies = Remedy.objects.filter(
        due_on__year=year, finding__struck_at__isnull=True,
        finding__inspection__conclusion__isnull=False,
    ).select_related("finding__inspection")  # fmt: skip
    late = {one.finding.inspection.unit_id for one in remedies if one.is_late(today)}
    broken = Commitment.objects.filter(kept=False, judged_at__year=year)
    return late | set(broken.values_list("unit_id", flat=True))


def _grounds(figures: dict[str, UnitFigure]) -> dict[str, Any]:
    return {
        key: {"name": one.name, "shown": one.shown, "parts": [one.numerator, one.denominator]}
        for key, one in figures.items()
    }


def lists(officer: Officer) -> list[RewardList]:
    """All that were decided; proposals only for who proposes or decides. Raises NotAllowed."""
    policies.acting(officer, Authority.PLAN_READ)
    rows = RewardList.objects.prefetch_related("lines__unit").select_related("decided_by")
    working = (Authority.REWARD_PROPOSE, Authority.REWARD_DECIDE)
    if not any(policies.may(officer, one) for one in working):
        rows = rows.filter(decided_at__isnull=False)
    return list(rows)


def list_named(key: int, officer: Officer) -> RewardList:
    found = next((one for one in lists(officer) if one.pk == key), None)
    if found is None:
        raise NotFound("Không có danh sách khen thưởng này, hoặc chưa quyết định.")
    return found
