"""Remember a habit of an account."""

from __future__ import annotations

import datetime as dt
from typing import Any

from motcua.organisations.models import Preference
from motcua.organisations.officer import Officer


def save_preference(key: str, value: Any, *, by: Officer, at: dt.datetime) -> None:
    assert by.account_id is not None, "a preference belongs to an account"
    Preference.objects.update_or_create(
        account_id=by.account_id, key=key, defaults={"value": value, "saved_at": at}
    )
