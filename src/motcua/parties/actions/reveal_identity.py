"""Show a full identity number or phone for a stated purpose, and write down who looked.

Luật 91/2025/QH15: purpose limitation; access to sensitive data is logged.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.audit.actions.note_reading import note_reading
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.parties.models import Party
from motcua.parties.queries import parties
from motcua.parties.rules.details import PartyDetails

IDENTITY_REVEALED = events.declare("parties.identity_revealed", "Xem số định danh, liên hệ")


@transaction.atomic
def reveal_identity(
    party: Party, *, by: Actor, at: dt.datetime, purpose: str, field: str = "identity"
) -> PartyDetails:
    """`purpose` is a reference (a dossier code); the caller has asked its own policy first."""
    reference = party.key.reference
    facts = {"purpose": purpose}
    record(chain=reference, type=IDENTITY_REVEALED, by=by, at=at, facts=facts)
    note_reading(reference, by=by, at=at, what=field, purpose=purpose)
    return parties.opened(party)
