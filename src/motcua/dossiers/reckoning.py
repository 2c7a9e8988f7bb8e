"""The clock of one dossier: from its row and its ledger to when it is due."""

from __future__ import annotations

import datetime as dt

from motcua.dossiers.models import Dossier, PauseEntry
from motcua.dossiers.rules import clock as clocks
from motcua.dossiers.rules.lifecycle import RUNNING
from motcua.worktime import Pause


def ledger(dossier: Dossier) -> list[Pause]:
    if dossier.__dict__.get("has_pauses") is False:
        return []
    entries = PauseEntry.objects.filter(dossier=dossier).order_by("started_at")
    return [
        Pause(start=entry.started_at, end=entry.ended_at, reason=entry.get_kind_display())
        for entry in entries
    ]


def clock_facts(dossier: Dossier) -> clocks.ClockFacts:
    return clocks.ClockFacts(
        received_at=dossier.received_at,
        term=dossier.term,
        day_rule=dossier.day_rule,
        pauses=ledger(dossier) if dossier.received_at else (),
    )


def due_of(dossier: Dossier) -> dt.datetime | None:
    return clocks.due(clock_facts(dossier))


def reckon(dossier: Dossier) -> None:
    """Renew the projections `due_at` and `act_by` from the ledger; a finished term stays."""
    if dossier.finished_at is not None and dossier.state not in RUNNING:
        return
    facts = clock_facts(dossier)
    if dossier.finished_at is None:
        dossier.due_at = clocks.due(facts)
        dossier.calendar_version = clocks.calendar().version if dossier.received_at else ""
    if dossier.state in RUNNING and dossier.step and dossier.step_started_at:
        budget = dossier.step.budget_seconds
        step_due = clocks.by_budget(dossier.step_started_at, budget, facts.pauses)
        dossier.act_by = _sooner(step_due, dossier.due_at)


def _sooner(step_due: dt.datetime | None, due_at: dt.datetime | None) -> dt.datetime | None:
    if step_due is None or due_at is None:
        return step_due or due_at
    return min(step_due, due_at)
