"""Saved filters and habits of the account that asks."""

from __future__ import annotations

from typing import Any

from motcua.organisations.models import Preference, SavedView
from motcua.organisations.officer import Officer

__all__ = ["SavedView", "preference", "views_of"]


def views_of(officer: Officer, place: str) -> list[SavedView]:
    """In the order in which they were saved."""
    mine = SavedView.objects.filter(account=officer.account_id, place=place, deleted_at=None)
    return list(mine.order_by("pk"))


def preference(officer: Officer, key: str, default: Any = None) -> Any:
    found = Preference.objects.filter(account=officer.account_id, key=key)
    return found.values_list("value", flat=True).first() or default
