"""What writes figures: always from the events, never by hand."""

from __future__ import annotations

from motcua.reports.actions.keep_facts import keep_facts
from motcua.reports.actions.prove_facts import prove_facts
from motcua.reports.actions.rebuild_facts import rebuild_facts

__all__ = ["keep_facts", "prove_facts", "rebuild_facts"]
