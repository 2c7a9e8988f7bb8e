"""Enter people of whom another system told no more than the name (NĐ 63/2010/NĐ-CP, Điều 18.4).

Each is a row of its own: without a number, two of the same name are two.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from motcua.audit.actions.record_many import record_many
from motcua.audit.models import PersonKey
from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.kernel.actor import Actor
from motcua.kernel.folding import fold
from motcua.parties.actions.enter_party import PARTY_ENTERED
from motcua.parties.models import Party
from motcua.parties.models.party import PartyKind
from motcua.parties.queries import parties

_SEALED = {"identity": "", "phone": "", "email": "", "address": ""}


def enter_named_parties(names: Sequence[str], *, by: Actor, at: dt.datetime) -> list[Party]:
    """In the order of the names; keys, rows and events are each written together."""
    master = keys.master()
    opened = [sealing.new_key() for _ in names]
    references = [f"party:{uuid.uuid4()}" for _ in names]
    made = PersonKey.objects.bulk_create(
        PersonKey(reference=reference, wrapped=sealing.seal(master, key, bound_to=reference))
        for reference, key in zip(references, opened, strict=True)
    )
    entered = Party.objects.bulk_create(
        Party(
            key=key, kind=PartyKind.CITIZEN, name=name or parties.NAMELESS,
            name_folded=fold(name or parties.NAMELESS), entered_at=at,
            contact=sealing.seal_json(own, _SEALED, bound_to=parties.place_of(key.reference)),
        )
        for key, own, name in zip(made, opened, names, strict=True)
    )  # fmt: skip
    facts = {"kind": PartyKind.CITIZEN.value}
    begun = [(reference, facts) for reference in references]
    record_many(begun, type=PARTY_ENTERED, by=by, at=at)
    return entered
