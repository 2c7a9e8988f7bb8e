"""What writes figures: always from the events, never by hand."""

from __future__ import annotations

from motcua.reports.actions.export_log import export_log
from motcua.reports.actions.keep_facts import keep_facts
from motcua.reports.actions.learn_warnings import learn_warnings
from motcua.reports.actions.prove_facts import prove_facts
from motcua.reports.actions.rebuild_facts import rebuild_facts
from motcua.reports.actions.warn_dossiers import warn_dossiers

__all__ = [
    "export_log",
    "keep_facts",
    "learn_warnings",
    "prove_facts",
    "rebuild_facts",
    "warn_dossiers",
]
