"""Centre director and control office: the day in numbers, and which units hold what is late."""

from __future__ import annotations

import datetime as dt
from typing import Any

from motcua.desk.homes.lines import waiting
from motcua.desk.homes.tabs import first_rows
from motcua.dossiers.queries import figures, overview
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.organisations.rules.roles import Role
from motcua.procedures.queries.state import catalogue_state
from motcua.ui.words import moment_words

_OTHERS = ("da-ban-giao", "chi-dao-da-giao", "tre-chua-ghi", "xin-rut", "nghia-vu", "cho-tra")


def facts(officer: Officer, now: dt.datetime, counts: dict[str, int]) -> dict[str, Any]:
    on = now.date()
    pressing = [(load, units.unit_name(load.key, on)) for load in overview.by_unit(officer, now)]
    found = {
        "day": overview.unit_day(officer, now),
        "pressing": pressing,
        "others": waiting(officer, counts, *_OTHERS),
    }
    if officer.role == Role.KS:
        return found | {"catalogue": catalogue_state(on, listed=False)}
    return found | {
        "late_rows": first_rows("qua-han", officer, now, 6),
        "handovers": [
            (units.unit_name(unit, on), n, moment_words(oldest))
            for unit, n, oldest in figures.waiting_handovers(officer)
        ],
    }
