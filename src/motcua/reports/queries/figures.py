"""Figures that are told to officials and to partners' software: only of agencies they may see."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from motcua.kernel.figures import Figure
from motcua.organisations.officer import Officer
from motcua.reports import policies
from motcua.reports.indicators.engines import Tables, in_memory
from motcua.reports.models import Reconciliation
from motcua.reports.queries import by_instant
from motcua.reports.queries.reconciliation import sync_rate
from motcua.reports.queries.settlement import NEEDED, named
from motcua.reports.settlement import By, Settlement, settle


@dataclass(frozen=True, kw_only=True)
class SeenSettlement:
    """`sync`: what the national portal holds alike, told beside the rate."""

    form: Settlement
    sync: tuple[Figure, Reconciliation] | None


def settlement_of(
    officer: Officer, first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> SeenSettlement:
    """By agency. Raises NotAllowed, InvalidInput, DoesNotAddUp."""
    seen = policies.figure_agencies(officer)
    with in_memory(by_instant.dossiers(NEEDED, as_of)) as every:
        tables = every
        if seen is not None:
            here = every.dossiers.agency.isin(sorted(seen) or [""])
            tables = Tables(every.dossiers.filter(here), None)
        form = named(settle(tables, first, last, by=By.AGENCY, as_of=as_of))
    return SeenSettlement(form=form, sync=sync_rate(seen))
