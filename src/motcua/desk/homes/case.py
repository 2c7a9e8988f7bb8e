"""Case officer: one's own dossiers, least time first, each with its next act."""

from __future__ import annotations

import datetime as dt
from typing import Any

from motcua.desk.homes.lines import waiting
from motcua.desk.homes.tabs import first_rows, tabs_of
from motcua.organisations.officer import Officer

_OTHERS = (
    "cho-nhan", "da-ban-giao", "cho-y-kien", "dang-cho-y-kien", "chi-dao", "tre-chua-ghi",
    "nghia-vu",
)  # fmt: skip


def facts(officer: Officer, now: dt.datetime, counts: dict[str, int]) -> dict[str, Any]:
    return {
        "tabs": tabs_of(officer, counts, "cua-toi"),
        "rows": first_rows("cua-toi", officer, now),
        "list_key": "cua-toi",
        "others": waiting(officer, counts, *_OTHERS),
    }
