"""Say what a unit handles: procedures it is competent for, or fields a division works in.

NĐ 118/2025/NĐ-CP, Điều 14: who resolves is published beforehand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.organisations import policies
from motcua.organisations.actions._trail import record
from motcua.organisations.authority import Authority
from motcua.organisations.models import Remit, Unit

REMIT_GIVEN = events.declare("organisations.remit_given", "Giao phạm vi phụ trách")


@transaction.atomic
def give_remit(
    unit: Unit, *, by: Actor, at: dt.datetime, kind: Remit.Kind, codes: Iterable[str]
) -> list[Remit]:
    """Returns the remits that are new; those the unit already has stay as they are."""
    policies.require(by, Authority.UNIT_PLACE)
    known = set(Remit.objects.filter(unit=unit, kind=kind).values_list("code", flat=True))
    fresh = [code for code in dict.fromkeys(codes) if code not in known]
    if not fresh:
        return []
    given = Remit.objects.bulk_create(Remit(unit=unit, kind=kind, code=code) for code in fresh)
    facts = {"kind": kind, "codes": fresh}
    record(chain=f"unit:{unit.slug}", type=REMIT_GIVEN, by=by, at=at, facts=facts)
    return given
