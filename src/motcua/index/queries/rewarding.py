"""Published places of a year, for the list of rewards (room `oversight`)."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from motcua.index.models import PublishedResult
from motcua.index.queries.rankings import public_rounds
from motcua.index.queries.stories import WEAK
from motcua.index.rules.numbers import half_up
from motcua.oversight.ranks import Rank, register


def ranks_of(year: int, at: dt.datetime) -> list[Rank]:
    """Of rounds whose hour has come, best place first in each block; a round the province left to
    somebody else ranks divisions and is left out.
    """
    rounds = public_rounds(at).filter(year=year, delegated_from=None)
    rows = PublishedResult.objects.filter(round__in=rounds, unit__isnull=False, place__isnull=False)
    rows = rows.select_related("round").order_by("-round", "block", "place", "unit_name")
    return [
        Rank(
            unit_id=row.unit_id or 0, block=row.block, place=row.place or 0, of=row.of or 0,
            index="" if row.index is None else half_up(Fraction(row.index)).replace(".", ","),
            grade=row.grade, decision=f"{row.round.name} ({row.source})" if row.round else "",
            weak=row.grade in WEAK,
        )
        for row in rows
    ]  # fmt: skip


def register_ranks() -> None:
    register(ranks_of)
