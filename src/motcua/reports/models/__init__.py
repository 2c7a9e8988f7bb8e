"""What the room remembers."""

from __future__ import annotations

from motcua.reports.models.facts import DossierFact, LegFact
from motcua.reports.models.statutory import ReportCutoff, ReportReminder, StatutoryReport
from motcua.reports.models.tallies import OpenTally, Tally
from motcua.reports.models.warnings import DossierWarning, WarningModel

__all__ = [
    "DossierFact",
    "DossierWarning",
    "LegFact",
    "OpenTally",
    "ReportCutoff",
    "ReportReminder",
    "StatutoryReport",
    "Tally",
    "WarningModel",
]
