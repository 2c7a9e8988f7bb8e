"""Keep facts and roll-ups of one dossier as its events say: for every event, any number of times.

The whole chain is folded anew; what the roll-ups gain or lose is the difference to what stood.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.forms.models import model_to_dict

from motcua.kernel.actor import Actor
from motcua.organisations.queries import units
from motcua.reports.actions import _rows as rows
from motcua.reports.models import DossierFact
from motcua.reports.queries.facts import CHAIN_PREFIX, folded_of
from motcua.reports.queries.surroundings import KnownSurroundings
from motcua.reports.rules.faults import FaultKind
from motcua.reports.rules.folding import Folded
from motcua.reports.rules.spread import change_of_spread
from motcua.reports.rules.tallies import change, change_of_stock

_UNKNOWN = {FaultKind.UNKNOWN_UNIT, FaultKind.UNKNOWN_PROCEDURE}


@transaction.atomic
def keep_facts(chain: str, sequence: int, *, by: Actor, at: dt.datetime) -> bool:
    """False where the event was counted already: with a later one, or the time before."""
    code = chain.removeprefix(CHAIN_PREFIX)
    stands = DossierFact.objects.select_for_update().filter(code=code).first()
    if stands is not None and stands.sequence >= sequence:
        return False
    folded = _fold(chain)
    if folded is None:
        return False
    before = as_row(stands) if stands else None
    fresh = rows.dossier_row(folded)
    fresh.pk = stands.pk if stands else None
    fresh.save(force_update=stands is not None, force_insert=stands is None)
    rows.put_legs(folded)
    rows.add_to_tallies(change(before, folded.dossier))
    rows.add_to_stock(change_of_stock(before, folded.dossier))
    rows.add_to_spread(change_of_spread(before, folded.dossier))
    return True


def as_row(fact: DossierFact) -> dict[str, Any]:
    return model_to_dict(fact)


def _fold(chain: str) -> Folded | None:
    """A unit or procedure that nobody knows may have been entered since the tree was read."""
    folded = next(folded_of([chain], KnownSurroundings()), None)
    if folded and any(fault.kind in _UNKNOWN for fault in folded.faults):
        units.forget_trees()
        folded = next(folded_of([chain], KnownSurroundings()), None)
    return folded
