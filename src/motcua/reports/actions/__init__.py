"""What writes figures: always from the events, never by hand."""

from __future__ import annotations

from motcua.reports.actions.acknowledge_alert import acknowledge_alert
from motcua.reports.actions.approve_report import approve_report
from motcua.reports.actions.ask_resend import ask_resend
from motcua.reports.actions.check_report import check_report
from motcua.reports.actions.correct_report import correct_report
from motcua.reports.actions.draft_report import draft_report
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
from motcua.reports.actions.remark_report import remark_report
from motcua.reports.actions.remind_report import remind_report
from motcua.reports.actions.send_again import send_again
from motcua.reports.actions.send_back_report import send_back_report
from motcua.reports.actions.send_report import send_report
from motcua.reports.actions.set_alert_rule import AlertRuleDetails, set_alert_rule
from motcua.reports.actions.set_cutoff import set_cutoff
from motcua.reports.actions.warn_dossiers import warn_dossiers

__all__ = [
    "AlertRuleDetails",
    "acknowledge_alert",
    "approve_report",
    "ask_resend",
    "check_report",
    "correct_report",
    "draft_report",
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
    "remark_report",
    "remind_report",
    "send_again",
    "send_back_report",
    "send_report",
    "set_alert_rule",
    "set_cutoff",
    "warn_dossiers",
]
