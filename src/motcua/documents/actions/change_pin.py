"""Change the PIN of one's signing key; the key and its certificate stay (NĐ 23/2025/NĐ-CP)."""

from __future__ import annotations

import datetime as dt
import os

from django.db import transaction

from motcua.audit.actions import record
from motcua.audit.queries import keys
from motcua.documents.actions.unlock_key import unlock_key
from motcua.documents.models import SigningKey
from motcua.documents.rules import pins
from motcua.kernel import events
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer

PIN_CHANGED = events.declare("documents.pin_changed", "Đổi mã PIN ký số")


def change_pin(
    *, by: Officer, at: dt.datetime, pin: str, new_pin: str, seal: bool = False
) -> SigningKey:
    """`pin` is the present one: a wrong one counts. Raises InvalidInput (`pin`, `new_pin`) or
    what `unlock_key` raises. Not to be called inside another transaction.
    """
    _check_new(pin, new_pin)
    key = unlock_key(by=by, at=at, pin=pin, seal=seal)
    with transaction.atomic():
        row = SigningKey.objects.select_for_update(of=("self",)).get(pk=key.row.pk)
        row.salt = os.urandom(pins.SALT)
        row.sealed = pins.sealed_key(
            key.pair.private, pin=new_pin, salt=bytes(row.salt), master=keys.master(),
            reference=row.reference,
        )  # fmt: skip
        row.save(update_fields=["salt", "sealed"])
        record(chain=row.chain, type=PIN_CHANGED, by=by, at=at)
    return row


def _check_new(pin: str, new_pin: str) -> None:
    try:
        pins.check_pin(new_pin)
    except InvalidInput as fault:
        raise InvalidInput(fault.message, field="new_pin", code="pin") from None
    if new_pin == pin:
        raise InvalidInput("Mã PIN mới giống mã đang dùng. Chọn mã khác.", field="new_pin")
