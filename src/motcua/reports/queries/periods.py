"""Cut-offs in force here: those of the law, then the province's own."""

from __future__ import annotations

from collections.abc import Sequence

from motcua.reports.models import ReportCutoff
from motcua.reports.rules import periods
from motcua.reports.rules.periods import Cutoff, Period, Reach


def cutoffs() -> list[Cutoff]:
    own = [
        Cutoff(day=row.day, due_days=row.due_days, due_days_above=row.due_days_above,
               valid_from=row.valid_from, legal_basis=row.legal_basis, verified=True)
        for row in ReportCutoff.objects.order_by("valid_from")
    ]  # fmt: skip
    days = {one.valid_from for one in own}
    return [one for one in periods.cutoffs_of_law() if one.valid_from not in days] + own


def reach(period: Period) -> Reach:
    return periods.reach(period, cutoffs())


def reach_by(period: Period, known: Sequence[Cutoff]) -> Reach:
    """For many periods at once, by cut-offs that were read before."""
    return periods.reach(period, known)
