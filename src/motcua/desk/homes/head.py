"""Head of division: assign, look over, and who holds how much."""

from __future__ import annotations

import datetime as dt
from typing import Any

from motcua.desk.homes.tabs import first_rows
from motcua.dossiers.queries import overview
from motcua.organisations.officer import Officer
from motcua.organisations.queries import standing
from motcua.ui.spans import HOUR


def facts(officer: Officer, now: dt.datetime, counts: dict[str, int]) -> dict[str, Any]:
    loads = overview.by_person(officer, now)
    return {
        "away": standing.absences(officer.unit_ids, now.date()),
        "to_assign": first_rows("cho-phan-cong", officer, now, 6),
        "loads": [(load, load.seconds // HOUR) for load in loads],
        "heaviest": max((load.seconds for load in loads), default=0) or 1,
    }
