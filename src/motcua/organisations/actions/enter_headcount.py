"""Enter posts given to a unit for a year and those filled (Luật Cán bộ, công chức 2025, on biên chế)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from motcua.kernel.actor import Actor
from motcua.organisations.actions._capacity import enter
from motcua.organisations.models import Headcount
from motcua.organisations.rules.capacity import Sheet


def enter_headcount(row: Mapping[str, str], *, by: Actor, at: dt.datetime) -> str:
    """Whether the row was new, changed or stays; raises InvalidInput with faults by column."""
    return enter(Sheet.HEADCOUNT, Headcount, row, by=by, at=at)[1]
