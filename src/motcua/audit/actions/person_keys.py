"""Give a person a key; destroy it to erase the person and keep the history whole.

Luật 91/2025/QH15 (bảo vệ dữ liệu cá nhân): retention only as long as the purpose needs.
"""

from __future__ import annotations

import datetime as dt

from motcua.audit.actions.record import record
from motcua.audit.models import PersonKey
from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.prepared_writes import PreparedInsert, Together

KEY_DESTROYED = events.declare("audit.key_destroyed", "Hủy khóa dữ liệu cá nhân")

_KEY = PreparedInsert(PersonKey, "reference", "wrapped", "destroyed_at")


def new_person_key(reference: str, *, into: Together | None = None) -> PersonKey:
    """`into` gathers what the caller writes with it; the row has no key until then."""
    wrapped = sealing.seal(keys.master(), sealing.new_key(), bound_to=reference)
    writes = into or Together()
    writes.add(_KEY, reference, wrapped, None)
    return PersonKey(pk=None if into else writes.write(), reference=reference, wrapped=wrapped)


def destroy_person_key(key: PersonKey, *, by: Actor, at: dt.datetime) -> None:
    """The chain stays whole: it only ever committed to salted hashes."""
    key.wrapped = None
    key.destroyed_at = at
    key.save(update_fields=["wrapped", "destroyed_at"])
    record(chain=key.reference, type=KEY_DESTROYED, by=by, at=at)
