"""What writes figures: always from the events, never by hand."""

from __future__ import annotations

from motcua.reports.actions.acknowledge_alert import acknowledge_alert
from motcua.reports.actions.ask_resend import ask_resend
from motcua.reports.actions.end_alert_rule import end_alert_rule
from motcua.reports.actions.export_log import export_log
from motcua.reports.actions.keep_facts import keep_facts
from motcua.reports.actions.learn_warnings import learn_warnings
from motcua.reports.actions.place_map import place_map
from motcua.reports.actions.prove_facts import prove_facts
from motcua.reports.actions.publish_data import publish_data
from motcua.reports.actions.raise_alerts import raise_alerts
from motcua.reports.actions.rebuild_facts import rebuild_facts
from motcua.reports.actions.reconcile import reconcile
from motcua.reports.actions.send_again import send_again
from motcua.reports.actions.set_alert_rule import AlertRuleDetails, set_alert_rule
from motcua.reports.actions.warn_dossiers import warn_dossiers

__all__ = [
    "AlertRuleDetails",
    "acknowledge_alert",
    "ask_resend",
    "end_alert_rule",
    "export_log",
    "keep_facts",
    "learn_warnings",
    "place_map",
    "prove_facts",
    "publish_data",
    "raise_alerts",
    "rebuild_facts",
    "reconcile",
    "send_again",
    "set_alert_rule",
    "warn_dossiers",
]
