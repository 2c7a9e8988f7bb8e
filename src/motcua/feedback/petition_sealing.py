"""Opens and seals what a petition keeps of a person: only with its own key."""

from __future__ import annotations

from typing import Any

from motcua.audit.models import PersonKey
from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.feedback.rules.petition_wording import Petitioner


def seal(key: PersonKey, value: dict[str, Any]) -> bytes:
    """Raises ValueError for a key that was destroyed: an erased petition takes nothing more."""
    plain = keys.opened(key)
    if plain is None:
        message = "an erased petition takes nothing more"
        raise ValueError(message)
    return sealing.seal_json(plain, value, bound_to=key.reference)


def opened(key: PersonKey, sealed: bytes | memoryview | None) -> dict[str, Any]:
    """Empty where the person was erased or nothing was written."""
    plain = keys.opened(key)
    if plain is None or not sealed:
        return {}
    return sealing.unseal_json(plain, bytes(sealed), bound_to=key.reference) or {}


def petitioner(told: dict[str, Any]) -> Petitioner:
    names = ("name", "phone", "email", "address")
    return Petitioner(**{name: told.get(name, "") for name in names})
