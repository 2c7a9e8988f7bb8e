"""Throw a draft away: it was sent, or its writer gave it up."""

from __future__ import annotations

import datetime as dt

from motcua.organisations.models import Draft
from motcua.organisations.officer import Officer


def clear_draft(key: str, *, by: Officer, at: dt.datetime) -> None:
    """One that was saved after `at` stays: it belongs to the next page."""
    Draft.objects.filter(account=by.account_id, key=key, saved_at__lte=at).delete()
