"""What the room remembers."""

from __future__ import annotations

from motcua.reports.models.alerts import Alert, AlertRule
from motcua.reports.models.facts import DossierFact, LegFact
from motcua.reports.models.tallies import OpenTally, SpreadTally, Tally
from motcua.reports.models.warnings import DossierWarning, WarningModel

__all__ = [
    "Alert",
    "AlertRule",
    "DossierFact",
    "DossierWarning",
    "LegFact",
    "OpenTally",
    "SpreadTally",
    "Tally",
    "WarningModel",
]
