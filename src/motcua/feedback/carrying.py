"""What a unit that ends leaves to its successor: petitions not answered yet.

They keep the unit they were with, for history and figures; the officers of the successor reach
them by succession, so that there is nothing to write.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from motcua.feedback.models import Petition
from motcua.feedback.rules.petitions import OPEN
from motcua.kernel.actor import Actor
from motcua.organisations.carriers import Burden


class PetitionCarrier:
    def preview(self, unit_ids: frozenset[int], on: dt.date) -> Sequence[Burden]:
        found = Petition.objects.filter(unit__in=unit_ids, status__in=OPEN)
        return (Burden(label="phản ánh, kiến nghị chưa xong", count=found.count()),)

    def carry(self, followed: Mapping[int, tuple[int, ...]], *, by: Actor, at: dt.datetime) -> None:
        """Nothing: see above."""
