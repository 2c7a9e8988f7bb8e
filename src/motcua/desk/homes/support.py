"""Those who keep the house: fees, configuration, accounts; and those who help citizens file."""

from __future__ import annotations

import datetime as dt
from typing import Any

from motcua.audit.queries.owed import owed
from motcua.dossiers.queries import drafts, figures
from motcua.kernel.clock import local
from motcua.organisations.officer import Officer
from motcua.organisations.queries.accounts import accounts
from motcua.procedures.queries.state import catalogue_state, names_of
from motcua.ui.words import day_words


def fees(officer: Officer, now: dt.datetime, counts: dict[str, int]) -> dict[str, Any]:
    days = figures.fees_by_day(officer, now)
    return {
        "fee_days": [(day, day_words(day.day)) for day in days],
        "fee_sum": sum(day.sum for day in days),
        "fee_dossiers": sum(day.dossiers for day in days),
        "fee_unknown": sum(day.unknown for day in days),
        "fee_span": figures.FEE_DAYS,
    }


def configuration(officer: Officer, now: dt.datetime, counts: dict[str, int]) -> dict[str, Any]:
    return {"catalogue": catalogue_state(now.date())}


def keepers(officer: Officer, now: dt.datetime, counts: dict[str, int]) -> dict[str, Any]:
    return {"accounts": accounts(officer, now.date()), "owed": owed()}


def helper(officer: Officer, now: dt.datetime, counts: dict[str, int]) -> dict[str, Any]:
    mine = drafts.drafts_of(officer.reference)
    names = names_of({draft.procedure for draft in mine}, now.date())
    return {
        "drafts": [
            (draft, names.get(draft.procedure, ""), f"{local(draft.saved_at):%H:%M %d/%m/%Y}")
            for draft in mine
        ]
    }
