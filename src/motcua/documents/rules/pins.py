"""PINs of signing keys: what is good enough, and what opens a key."""

from __future__ import annotations

import hashlib

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from motcua.audit.rules import sealing
from motcua.kernel.errors import InvalidInput

LEAST, MOST = 6, 32
WRONG_PINS = 5
"""After so many in a row the key is locked."""
SALT = 16
COST = 2**15
"""Of scrypt: some 90 ms and 32 MB a try."""


def check_pin(pin: str) -> None:
    if not LEAST <= len(pin) <= MOST:
        raise InvalidInput(
            f"Mã PIN có {len(pin)} ký tự, cần từ {LEAST} đến {MOST}.", field="pin", code="pin"
        )
    if len(set(pin)) == 1 or pin in "01234567890" or pin in "09876543210":
        raise InvalidInput(
            "Mã PIN quá dễ đoán. Đừng dùng một chữ số lặp lại hay dãy liên tiếp.",
            field="pin", code="pin",
        )  # fmt: skip


def sealed_key(private: bytes, *, pin: str, salt: bytes, master: bytes, reference: str) -> bytes:
    """Under the PIN first, then under the installation's key: a copied database is not enough."""
    inner = sealing.seal(pin_key(pin, salt), private, bound_to=f"pin {reference}")
    return sealing.seal(master, inner, bound_to=f"signing key {reference}")


def opened_key(
    sealed: bytes, *, pin: str, salt: bytes, master: bytes, reference: str
) -> bytes | None:
    """None for a wrong PIN."""
    inner = sealing.unseal(master, sealed, bound_to=f"signing key {reference}")
    if inner is None:
        return None
    return sealing.unseal(pin_key(pin, salt), inner, bound_to=f"pin {reference}")


def pin_key(pin: str, salt: bytes) -> bytes:
    if not pin:  # of the authority, whose key no person opens
        return hashlib.sha256(b"motcua no pin" + salt).digest()
    return Scrypt(salt=salt, length=32, n=COST, r=8, p=1).derive(pin.encode())
