"""What the room remembers."""

from __future__ import annotations

from motcua.reports.models.facts import DossierFact, LegFact
from motcua.reports.models.tallies import OpenTally, Tally

__all__ = ["DossierFact", "LegFact", "OpenTally", "Tally"]
