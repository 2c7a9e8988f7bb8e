"""Centre director and control office: the day in numbers, and which units hold what is late."""

from __future__ import annotations

import datetime as dt
from typing import Any

from motcua.desk.homes.tabs import first_rows
from motcua.dossiers.queries import overview
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units


def facts(officer: Officer, now: dt.datetime, counts: dict[str, int]) -> dict[str, Any]:
    pressing = [
        (load, units.unit_name(load.key, now.date())) for load in overview.by_unit(officer, now)
    ]
    return {
        "day": overview.unit_day(officer, now),
        "pressing": pressing,
        "late_rows": first_rows("qua-han", officer, now, 6),
    }
