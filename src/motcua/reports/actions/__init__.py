"""What writes figures: always from the events, never by hand; and what becomes of a report."""

from __future__ import annotations

from motcua.reports.actions.approve_report import approve_report
from motcua.reports.actions.check_report import check_report
from motcua.reports.actions.correct_report import correct_report
from motcua.reports.actions.draft_report import draft_report
from motcua.reports.actions.export_log import export_log
from motcua.reports.actions.keep_facts import keep_facts
from motcua.reports.actions.learn_warnings import learn_warnings
from motcua.reports.actions.prove_facts import prove_facts
from motcua.reports.actions.rebuild_facts import rebuild_facts
from motcua.reports.actions.remark_report import remark_report
from motcua.reports.actions.remind_report import remind_report
from motcua.reports.actions.send_back_report import send_back_report
from motcua.reports.actions.send_report import send_report
from motcua.reports.actions.set_cutoff import set_cutoff
from motcua.reports.actions.warn_dossiers import warn_dossiers

__all__ = [
    "approve_report",
    "check_report",
    "correct_report",
    "draft_report",
    "export_log",
    "keep_facts",
    "learn_warnings",
    "prove_facts",
    "rebuild_facts",
    "remark_report",
    "remind_report",
    "send_back_report",
    "send_report",
    "set_cutoff",
    "warn_dossiers",
]
