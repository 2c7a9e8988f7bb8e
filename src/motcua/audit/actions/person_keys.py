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

KEY_DESTROYED = events.declare("audit.key_destroyed", "Hủy khóa dữ liệu cá nhân")


def new_person_key(reference: str) -> PersonKey:
    wrapped = sealing.seal(keys.master(), sealing.new_key(), bound_to=reference)
    return PersonKey.objects.create(reference=reference, wrapped=wrapped)


def destroy_person_key(key: PersonKey, *, by: Actor, at: dt.datetime) -> None:
    """The chain stays whole: it only ever committed to salted hashes."""
    key.wrapped = None
    key.destroyed_at = at
    key.save(update_fields=["wrapped", "destroyed_at"])
    record(chain=key.reference, type=KEY_DESTROYED, by=by, at=at)
