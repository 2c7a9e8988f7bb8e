"""Drafts, opened for the account that wrote them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.organisations.models import Draft
from motcua.organisations.officer import Officer


@dataclass(frozen=True)
class SavedDraft:
    content: dict[str, Any]
    saved_at: dt.datetime


def place_of(account_id: int | None, key: str) -> str:
    return f"draft {key} of account {account_id}"


def draft_of(officer: Officer, key: str) -> SavedDraft | None:
    row = Draft.objects.filter(account_id=officer.account_id, key=key).first()
    if row is None:
        return None
    place = place_of(officer.account_id, key)
    content = sealing.unseal_json(keys.master(), bytes(row.content), bound_to=place)
    return SavedDraft(content, row.saved_at) if content is not None else None
