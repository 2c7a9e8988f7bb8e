"""How to reach a petitioner, in full, for who has to (Luật 91/2025/QH15: for a stated purpose)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.audit.actions.note_reading import note_reading
from motcua.feedback import petition_policies, petition_sealing
from motcua.feedback.models import Petition
from motcua.feedback.rules.petition_wording import Petitioner
from motcua.kernel import events
from motcua.organisations.officer import Officer

CONTACT_REVEALED = events.declare("feedback.contact_revealed", "Xem liên hệ người gửi")
CONTACT = "contact"
PURPOSE = "Liên hệ người gửi phản ánh, kiến nghị"


@transaction.atomic
def reveal_contact(petition: Petition, *, by: Officer, at: dt.datetime) -> Petitioner:
    """Each time is a line in the petitioner's log of readings. Raises NotAllowed."""
    petition_policies.require_contact(by, petition)
    record(chain=petition.chain, type=CONTACT_REVEALED, by=by, at=at, facts={"purpose": PURPOSE})
    note_reading(
        petition.key.reference, by=by, at=at, what=CONTACT, purpose=PURPOSE, subject=petition.chain
    )
    return petition_sealing.petitioner(petition_sealing.opened(petition.key, petition.sealed))
