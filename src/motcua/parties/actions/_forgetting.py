"""What erasing a person does to rows, for the verb and for its repetition after a restore."""

from __future__ import annotations

import datetime as dt

from motcua.audit.actions.person_keys import destroy_person_key
from motcua.kernel.actor import Actor
from motcua.organisations.actions.clear_drafts_about import clear_drafts_about
from motcua.parties import carriers
from motcua.parties.models import ERASED, Party
from motcua.parties.queries import parties


def clear_drafts(party: Party) -> int:
    """Drafts that were typed about this person: found while the person can still be read."""
    told = parties.opened(party)
    words = [told.identity, told.phone, told.email, told.name if not party.erased_at else ""]
    return clear_drafts_about([word for word in words if word], party=party.pk)


def blank(party: Party, at: dt.datetime) -> dict[str, list[str]]:
    """The row keeps its kind and its place in dossiers, and nothing of the person."""
    party.name, party.name_folded, party.birth_year = ERASED, "", None
    party.identity_end = party.identity_index = party.phone_index = ""
    party.contact = b""
    party.erased_at = at
    party.save()
    return {carrier.room: carrier.forget(party) for carrier in carriers.carriers()}


def destroy_key(party: Party, *, by: Actor, at: dt.datetime) -> None:
    if party.key.destroyed_at is None:
        destroy_person_key(party.key, by=by, at=at)
