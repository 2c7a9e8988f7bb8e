"""Erase again, in a restored backup, whoever was erased after it was taken.

Luật 91/2025/QH15: what was erased does not come back with an old copy. ADR 0013.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.audit.actions.person_keys import destroy_person_key
from motcua.audit.models import PersonKey
from motcua.kernel import events
from motcua.kernel.actor import OPERATOR, Actor
from motcua.kernel.errors import NotAllowed
from motcua.parties.actions import _forgetting
from motcua.parties.models import Party

ERASURE_REPLAYED = events.declare("parties.erasure_replayed", "Xóa lại sau khi phục hồi")


@transaction.atomic
def replay_erasure(reference: str, *, by: Actor, at: dt.datetime) -> bool:
    """By the person's reference; False where there is nobody, or nothing left to erase.

    Only the operator restores; nothing is asked about dossiers, the decision was made before.
    """
    if by is not OPERATOR:
        raise NotAllowed("Chỉ quản trị hệ thống phục hồi bản sao lưu và xóa lại.")
    party = Party.objects.filter(key__reference=reference).select_related("key").first()
    if party is None:
        return _destroy_alone(reference, by, at)
    if party.erased_at and party.key.destroyed_at:
        return False
    facts = _forgetting.blank(party, party.erased_at or at)
    record(chain=reference, type=ERASURE_REPLAYED, by=by, at=at, facts=facts)
    _forgetting.destroy_key(party, by=by, at=at)
    return True


def _destroy_alone(reference: str, by: Actor, at: dt.datetime) -> bool:
    """A key whose person has no row here."""
    key = PersonKey.objects.filter(reference=reference, destroyed_at=None).first()
    if key is None:
        return False
    destroy_person_key(key, by=by, at=at)
    return True
