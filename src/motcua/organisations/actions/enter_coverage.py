"""Enter whether a unit works on the document system (QĐ 28/2018/QĐ-TTg)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from motcua.kernel.actor import Actor
from motcua.organisations.actions._capacity import enter
from motcua.organisations.models import OfficeCoverage
from motcua.organisations.rules.capacity import Sheet


def enter_coverage(row: Mapping[str, str], *, by: Actor, at: dt.datetime) -> str:
    """Whether the row was new, changed or stays; raises InvalidInput with faults by column."""
    return enter(Sheet.COVERAGE, OfficeCoverage, row, by=by, at=at)[1]
