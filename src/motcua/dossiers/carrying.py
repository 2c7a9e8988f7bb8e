"""What a unit that ends leaves to its successor: dossiers under way.

They keep the unit they were with, for statistics and history; routing and the officers of the
successor follow succession by date, so that there is nothing to write.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db.models import Q

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle import OPEN
from motcua.kernel.actor import Actor
from motcua.organisations.carriers import Burden


class ReorganisationCarrier:
    def preview(self, unit_ids: frozenset[int], on: dt.date) -> Sequence[Burden]:
        units = list(unit_ids)
        with_them = Q(receiving_unit__in=units) | Q(resolving_unit__in=units)
        found = Dossier.objects.filter(
            with_them | Q(holder_unit__in=units) | Q(offered_unit__in=units), status__in=OPEN
        )
        return (Burden(label="hồ sơ chưa kết thúc", count=found.count()),)

    def carry(self, followed: Mapping[int, tuple[int, ...]], *, by: Actor, at: dt.datetime) -> None:
        """Nothing: see above."""
