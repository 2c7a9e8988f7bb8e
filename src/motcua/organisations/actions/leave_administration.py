"""End a session of administration; one that is left alone ends by itself."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.kernel import events
from motcua.kernel.errors import NotAllowed
from motcua.organisations.actions._trail import record
from motcua.organisations.models import AdministrationSession
from motcua.organisations.officer import Officer

LEFT = events.declare("organisations.administration_left", "Thoát phiên quản trị")


@transaction.atomic
def leave_administration(
    session: AdministrationSession, *, by: Officer, at: dt.datetime
) -> AdministrationSession:
    """Only one's own; leaving twice changes nothing."""
    found = AdministrationSession.objects.select_for_update().get(pk=session.pk)
    if found.post_id != by.post_id:
        raise NotAllowed("Phiên quản trị này là của người khác.")
    if found.ended_at is None:
        found.ended_at = at
        found.save(update_fields=["ended_at"])
        facts = {"session": found.pk}
        record(chain=f"official:{by.official_id}", type=LEFT, by=by, at=at, facts=facts)
    return found
