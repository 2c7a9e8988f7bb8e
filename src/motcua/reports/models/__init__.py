"""What the room remembers."""

from __future__ import annotations

from motcua.reports.models.alerts import Alert, AlertRule
from motcua.reports.models.facts import DossierFact, LegFact
from motcua.reports.models.open_data import DataPublication
from motcua.reports.models.reconciliation import Difference, Reconciliation, Resend
from motcua.reports.models.statutory import ReportCutoff, ReportReminder, StatutoryReport
from motcua.reports.models.tallies import OpenTally, SpreadTally, Tally
from motcua.reports.models.warnings import DossierWarning, WarningModel

__all__ = [
    "Alert",
    "AlertRule",
    "DataPublication",
    "Difference",
    "DossierFact",
    "DossierWarning",
    "LegFact",
    "OpenTally",
    "Reconciliation",
    "ReportCutoff",
    "ReportReminder",
    "Resend",
    "SpreadTally",
    "StatutoryReport",
    "Tally",
    "WarningModel",
]
