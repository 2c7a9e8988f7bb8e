"""Leader, on a phone first: what waits for the signature, what is late, the unit's day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from motcua.desk.homes.lines import waiting
from motcua.desk.homes.tabs import first_rows
from motcua.dossiers.queries import overview
from motcua.organisations.officer import Officer
from motcua.organisations.queries import standing

_OTHERS = (
    "xin-loi", "bo-sung-lan-2", "cho-y-kien", "chi-dao", "chi-dao-da-giao", "cho-nhan",
    "tre-chua-ghi",
)  # fmt: skip


def facts(officer: Officer, now: dt.datetime, counts: dict[str, int]) -> dict[str, Any]:
    return {
        "away": standing.absences(officer.unit_ids, now.date()),
        "to_sign": first_rows("trinh-ky", officer, now, 7),
        "day": overview.unit_day(officer, now),
        "month": f"{now:%m/%Y}",
        "others": waiting(officer, counts, *_OTHERS),
    }
