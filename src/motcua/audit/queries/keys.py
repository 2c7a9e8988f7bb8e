"""Persons' keys, opened. A destroyed key opens nothing."""

from __future__ import annotations

from django.conf import settings

from motcua.audit.models import PersonKey
from motcua.audit.rules import sealing


def master() -> bytes:
    return sealing.master_key(settings.MOTCUA_DATA_KEY)


def opened(key: PersonKey) -> bytes | None:
    if not key.wrapped:
        return None
    return sealing.unseal(master(), bytes(key.wrapped), bound_to=key.reference)


def blind(text: str) -> str:
    return sealing.blind_index(settings.MOTCUA_DATA_KEY, text)
