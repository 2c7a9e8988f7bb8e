"""Back before the last day of an absence, or not going after all: new work comes again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState
from motcua.organisations import policies
from motcua.organisations.actions._trail import record
from motcua.organisations.authority import Authority
from motcua.organisations.models import Absence

RETURNED = events.declare("organisations.returned_early", "Trở lại làm việc")


@transaction.atomic
def return_early(absence: Absence, *, by: Actor, at: dt.datetime) -> Absence:
    """From today on; a delegation given for the absence goes on until it is ended."""
    rows = Absence.objects.select_for_update(of=("self",)).select_related("official")
    found = rows.get(pk=absence.pk)
    policies.require_person(by, Authority.ABSENCE_REPORT, found.official)
    today = clock.local(at).date()
    if found.ended_on or found.valid_to < today:
        raise WrongState("Thời gian vắng này đã kết thúc.")
    found.ended_on = max(today, found.valid_from)
    found.save(update_fields=["ended_on"])
    facts = {"absence": found.pk, "ended_on": str(found.ended_on)}
    record(chain=f"official:{found.official_id}", type=RETURNED, by=by, at=at, facts=facts)
    return found
