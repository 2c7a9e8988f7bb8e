"""Open one's signing key with the PIN, once for all that is signed now (NĐ 23/2025/NĐ-CP).

Wrong PINs count, also when what was to be signed fails: so this is a transaction of its own,
and is done before the acts that it serves.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.db import transaction

from motcua.audit.actions import record
from motcua.documents.models import SigningKey
from motcua.documents.ports import KeyPair
from motcua.documents.queries.signing_keys import key_for, pair_of
from motcua.documents.rules import pins
from motcua.kernel import events
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer

PIN_WRONG = events.declare("documents.pin_wrong", "Nhập sai mã PIN ký số")
KEY_OPENED = events.declare("documents.key_opened", "Mở chữ ký số")


@dataclass(frozen=True, kw_only=True)
class OpenedKey:
    """In memory only, for as long as one request lasts; `seal` when it is the agency's."""

    row: SigningKey
    pair: KeyPair = field(repr=False)
    post_id: int
    seal: bool


def unlock_key(*, by: Officer, at: dt.datetime, pin: str, seal: bool = False) -> OpenedKey:
    """Raises InvalidInput with the tries left, or what `key_for` raises."""
    with transaction.atomic(durable=True):
        row = key_for(by, at, seal=seal)
        row = SigningKey.objects.select_for_update(of=("self",)).get(pk=row.pk)
        pair = None if row.locked_at else pair_of(row, pin)
        _count(row, by=by, at=at, right=pair is not None)
    if pair is None:
        raise _wrong(row)
    return OpenedKey(row=row, pair=pair, post_id=by.post_id, seal=seal)


def _count(row: SigningKey, *, by: Officer, at: dt.datetime, right: bool) -> None:
    row.wrong_pins = 0 if right else row.wrong_pins + 1
    if row.wrong_pins >= pins.WRONG_PINS and row.locked_at is None:
        row.locked_at = at
    row.save(update_fields=["wrong_pins", "locked_at"])
    event = KEY_OPENED if right else PIN_WRONG
    record(chain=row.chain, type=event, by=by, at=at, facts={"wrong_pins": row.wrong_pins})


def _wrong(row: SigningKey) -> InvalidInput:
    left = pins.WRONG_PINS - row.wrong_pins
    if left <= 0:
        return InvalidInput(
            f"Sai mã PIN {pins.WRONG_PINS} lần: chữ ký số đã bị khóa. "
            "Đề nghị quản trị nghiệp vụ cấp lại.",
            field="pin", code="key_locked",
        )  # fmt: skip
    return InvalidInput(
        f"Sai mã PIN. Còn {left} lần thử, sau đó chữ ký số bị khóa.", field="pin", code="wrong_pin"
    )
