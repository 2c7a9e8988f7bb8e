"""The hash that ties an event to the one before it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any


def canonical(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def personal_hash(personal: dict[str, Any], salt: str) -> str:
    return hashlib.sha256(salt.encode() + canonical(personal)).hexdigest()


def event_hash(
    *,
    previous: str,
    chain: str,
    sequence: int,
    name: str,
    at: dt.datetime,
    recorded_at: dt.datetime,
    actor: str,
    facts: dict[str, Any],
    personal: str,
) -> str:
    """SHA-256 over every column that history rests on, times in UTC to the microsecond."""
    content = [
        previous, chain, sequence, name, _utc(at), _utc(recorded_at), actor, facts, personal,
    ]  # fmt: skip
    return hashlib.sha256(canonical(content)).hexdigest()


def _utc(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")


def heads_digest(hashes: list[str]) -> str:
    return hashlib.sha256("".join(hashes).encode()).hexdigest()


def reading_hash(*, previous: str, at: dt.datetime, columns: list[Any]) -> str:
    """SHA-256 over one reading and the reading before it of the same person."""
    return hashlib.sha256(canonical([previous, _utc(at), *columns])).hexdigest()
