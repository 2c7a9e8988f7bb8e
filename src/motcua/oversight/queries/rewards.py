"""Which units stand out by their results of a year, with the grounds as integers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from motcua.kernel.clock import local
from motcua.kernel.errors import NotFound
from motcua.organisations.authority import Authority
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.organisations.rules.tree import SEAT_KINDS
from motcua.oversight import policies, ranks
from motcua.oversight.models import Commitment, Remedy, RewardList
from motcua.oversight.queries.unit_figures import UnitFigure, unit_figures
from motcua.oversight.ranks import Rank

__all__ = ["Proposal", "RewardList", "candidates", "list_named", "lists"]

# One in five of those that qualify, and at least this share on time.
SHARE, LEAST_PERCENT, AT_LEAST = 5, 90, 3
_KEYS = ("on_time_rate", "online_share", "second_supplement_rate")
Grounds = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """`basis`: the published round whose places were taken; empty: by the on-time rate alone."""

    basis: str
    units: tuple[tuple[int, Grounds], ...]


def candidates(year: int, at: dt.datetime) -> Proposal:
    """The best fifth of each block of the published round of the year, ties at the cut together;
    before one is published, the best on-time rates. Nobody late with a remedy or a commitment.
    """
    today = local(at).date()
    first, last = dt.date(year, 1, 1), min(dt.date(year, 12, 31), today)
    barred = _barred(year, today)
    if places := ranks.ranks(year, at):
        best = [one for one in _best(places) if one.unit_id not in barred]
        told = unit_figures([one.unit_id for one in best], _KEYS, first, last, as_of=at)
        found = tuple((one.unit_id, _of_rank(one) | _grounds(told[one.unit_id])) for one in best)
        return Proposal(basis="; ".join(dict.fromkeys(one.decision for one in best)), units=found)
    return Proposal(basis="", units=tuple(_by_rate(barred, first, last, today, at)))


def _best(places: Sequence[Rank]) -> list[Rank]:
    """Ranks stand best first in their block; a class that must explain itself is never rewarded."""
    return [
        one for one in places if not one.weak and one.place <= max(1, one.of // SHARE)
    ]  # fmt: skip


def _of_rank(rank: Rank) -> Grounds:
    place = {"name": f"Hạng khối {rank.block}", "shown": f"{rank.place}/{rank.of}",
             "parts": [rank.place, rank.of]}  # fmt: skip
    return {"rank": place, "index": {"name": "Chỉ số CCHC", "shown": rank.index, "parts": []}}


def _by_rate(
    barred: set[int], first: dt.date, last: dt.date, today: dt.date, at: dt.datetime
) -> list[tuple[int, Grounds]]:
    """Best on-time rate first, exactly; then more dossiers."""
    seats = [p.unit_id for p in units.tree(today).places.values() if p.kind in SEAT_KINDS]
    agencies = [unit for unit in seats if units.place(unit, today).kind != "province"]
    told = unit_figures(agencies, _KEYS, first, last, as_of=at)
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


def _grounds(figures: dict[str, UnitFigure]) -> Grounds:
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
