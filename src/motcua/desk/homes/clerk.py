"""Clerk: results that are signed and wait for their number and the way to the counter."""

from __future__ import annotations

import datetime as dt
from typing import Any

from motcua.desk.homes.lines import lines_of, waiting
from motcua.desk.homes.tabs import first_rows
from motcua.dossiers.queries import figures
from motcua.organisations.officer import Officer


def facts(officer: Officer, now: dt.datetime, counts: dict[str, int]) -> dict[str, Any]:
    return {
        "lines": lines_of(officer, counts, "cho-cap-so", "cho-gui-quay"),
        "others": waiting(officer, counts, "cho-nhan", "bi-tra-lai", "chi-dao"),
        "books": figures.next_numbers(officer, now),
        "year": now.year,
        "rows": first_rows("cua-toi", officer, now),
        "list_key": "cua-toi",
    }
