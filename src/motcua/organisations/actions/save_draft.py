"""Keep what is typed, so that a broken line or a closed window loses nothing."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.kernel.errors import InvalidInput
from motcua.organisations.models import Draft
from motcua.organisations.officer import Officer
from motcua.organisations.queries.drafts import place_of

MOST_BYTES = 200_000


def save_draft(key: str, content: dict[str, Any], *, by: Officer, at: dt.datetime) -> None:
    """The newest content takes the place of the one before; nobody else can read it."""
    assert by.account_id is not None, "a draft belongs to an account"
    if len(json.dumps(content)) > MOST_BYTES:
        raise InvalidInput("Bản nháp dài quá nên chưa lưu. Rút gọn nội dung vừa nhập.")
    sealed = sealing.seal_json(keys.master(), content, bound_to=place_of(by.account_id, key))
    Draft.objects.update_or_create(
        account_id=by.account_id, key=key, defaults={"content": sealed, "saved_at": at}
    )
