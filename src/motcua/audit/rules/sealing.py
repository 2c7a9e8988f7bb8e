"""AES-256-GCM: the master key wraps persons' keys, a person's key seals their fields."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12


def new_key() -> bytes:
    return AESGCM.generate_key(256)


def master_key(secret: str) -> bytes:
    return hashlib.sha256(b"motcua master" + secret.encode()).digest()


def seal(key: bytes, plain: bytes, *, bound_to: str) -> bytes:
    """Bound to a place (`event 5`, `party 7`) so that a sealed field cannot be moved."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to.encode())


def unseal(key: bytes, sealed: bytes, *, bound_to: str) -> bytes | None:
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], bound_to.encode())
    except InvalidTag:
        return None


def seal_json(key: bytes, value: Any, *, bound_to: str) -> bytes:
    return seal(key, json.dumps(value, ensure_ascii=False).encode(), bound_to=bound_to)


def unseal_json(key: bytes, sealed: bytes, *, bound_to: str) -> Any | None:
    plain = unseal(key, sealed, bound_to=bound_to)
    return None if plain is None else json.loads(plain)


def blind_index(secret: str, text: str) -> str:
    """Finds an exact value without keeping it readable."""
    return hmac.new(master_key(secret), text.encode(), hashlib.sha256).hexdigest()
