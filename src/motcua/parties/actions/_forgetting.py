"""What erasing a person does to rows, for the verb and for its repetition after a restore."""

from __future__ import annotations

import datetime as dt

from motcua.audit.actions.person_keys import destroy_person_key
from motcua.kernel.actor import Actor
from motcua.organisations.actions.clear_drafts_about import clear_drafts_about
from motcua.parties import carriers
from motcua.parties.models import ERASED, Party
from motcua.parties.queries import parties


def blank(party: Party, at: dt.datetime) -> dict[str, object]:
    """The row keeps its kind and its place in dossiers, and nothing of the person.

    What was typed and never sent about the person goes as well: it is found by the words, while
    they can still be read. Returns the facts for the event.
    """
    words = _words(party)
    drafts = clear_drafts_about(words, party=party.pk)
    party.name, party.name_folded, party.birth_year = ERASED, "", None
    party.identity_end = party.identity_index = party.phone_index = ""
    party.contact = b""
    party.erased_at = at
    party.save()
    touched = {one.room: one.forget(party, words=words) for one in carriers.carriers()}
    return {"touched": touched, "drafts": drafts}


def _words(party: Party) -> list[str]:
    if party.erased_at:
        return []
    told = parties.opened(party)
    return [word for word in (told.identity, told.phone, told.email, told.name) if word]


def destroy_key(party: Party, *, by: Actor, at: dt.datetime) -> None:
    if party.key.destroyed_at is None:
        destroy_person_key(party.key, by=by, at=at)
