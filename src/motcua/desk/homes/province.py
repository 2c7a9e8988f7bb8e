"""Those who look at the whole province: its leader, the Department of Home Affairs, inspectors."""

from __future__ import annotations

import datetime as dt
from typing import Any

from motcua.desk.homes.lines import lines_of, waiting
from motcua.desk.homes.tabs import first_rows
from motcua.dossiers.queries import figures
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units

AGENCIES = 15


def leader(officer: Officer, now: dt.datetime, counts: dict[str, int]) -> dict[str, Any]:
    """Late and soon by agency, each number opens its rows; instructing takes two taps."""
    agencies = _agencies(officer, now)
    pressing = [pair for pair in agencies if pair[0].late or pair[0].soon]
    return {
        "agencies": pressing[:AGENCIES],
        "sums": _sums(agencies),
        "drill": True,
        "late_rows": first_rows("qua-han", officer, now, 6),
        "others": waiting(officer, counts, "chi-dao-da-giao", "tre-chua-ghi"),
    }


def bureau(officer: Officer, now: dt.datetime, counts: dict[str, int]) -> dict[str, Any]:
    """Counts only: this role opens no dossier."""
    agencies = _agencies(officer, now)
    return {"agencies": agencies, "sums": _sums(agencies), "drill": False}


def inspector(officer: Officer, now: dt.datetime, counts: dict[str, int]) -> dict[str, Any]:
    """Within the units that the inspection was ordered for, and nothing to change."""
    on = now.date()
    scope = sorted(units.unit_name(unit, on) for unit in officer.scope_ids)
    keys = ("qua-han", "tre-chua-ghi", "sap-den-han", "dang-xu-ly", "tat-ca")
    return {
        "mandate": scope,
        "lines": lines_of(officer, counts, *keys),
        "late_rows": first_rows("qua-han", officer, now, 6),
    }


def _agencies(officer: Officer, now: dt.datetime) -> list[tuple[figures.AgencyCount, str]]:
    found = figures.by_agency(officer, now)
    return [(count, units.unit_name(count.agency, now.date())) for count in found]


def _sums(agencies: list[tuple[figures.AgencyCount, str]]) -> dict[str, int]:
    names = ("received", "finished", "running", "soon", "late")
    return {name: sum(getattr(count, name) for count, _name in agencies) for name in names}
