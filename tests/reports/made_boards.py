"""Facts of three agencies with their roll-ups, by the code that the events use."""

from __future__ import annotations

from collections import Counter

from django.db.models import F

from motcua.reports.actions import _rows
from motcua.reports.models import DossierFact, OpenTally, SpreadTally, Tally
from motcua.reports.rules.spread import change_of_spread
from motcua.reports.rules.tallies import COUNTS, change, change_of_stock
from tests.reports.made_facts import random_dossiers

AGENCIES = ("H52.118", "H52.119", "H52.12")
TIERS = {"H52.118": "commune", "H52.119": "commune", "H52.12": "province"}


def kept(rows: list[dict]) -> list[dict]:
    """Stored as facts and counted in every roll-up."""
    flows, stock, spread = {}, Counter(), Counter()
    for row in rows:
        for cell, counts in change(None, row).items():
            flows.setdefault(cell, Counter()).update(counts)
        stock.update(change_of_stock(None, row))
        spread.update(change_of_spread(None, row))
    _rows.add_to_tallies(flows)
    _rows.add_to_stock(stock)
    _rows.add_to_spread(spread)
    DossierFact.objects.bulk_create(DossierFact(**row, sequence=1, last_s=0) for row in rows)
    return rows


def thousandfold() -> None:
    """Everything counted a thousand times, as in a province of a million dossiers."""
    Tally.objects.update(**{name: F(name) * 1_000 for name in COUNTS})
    for model in (OpenTally, SpreadTally):
        model.objects.update(dossiers=F("dossiers") * 1_000)


def of_the_province(count: int = 240) -> list[dict]:
    """January to June 2026, and some July, received in the three agencies."""
    rows = random_dossiers(count)
    for number, row in enumerate(rows):
        row["agency"] = AGENCIES[number % 3]
        row["tier"] = TIERS[row["agency"]]
    return rows
