"""Take a signing key back: lost, its owner moved on, or the PIN forgotten (NĐ 23/2025/NĐ-CP)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.documents import policies
from motcua.documents.models import SigningKey
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState

KEY_REVOKED = events.declare("documents.key_revoked", "Thu hồi chữ ký số")


@transaction.atomic
def revoke_key(key: SigningKey, *, by: Actor, at: dt.datetime) -> SigningKey:
    """What was signed before stays signed; nothing is signed with it any more."""
    policies.require_key_keeper(by)
    locked = SigningKey.objects.select_for_update(of=("self",)).get(pk=key.pk)
    if locked.revoked_at is not None:
        raise WrongState(
            f"Chữ ký số này đã thu hồi ngày {locked.revoked_at:%d/%m/%Y}.", code="key_revoked"
        )
    locked.revoked_at = at
    locked.save(update_fields=["revoked_at"])
    record(chain=locked.chain, type=KEY_REVOKED, by=by, at=at)
    return locked
