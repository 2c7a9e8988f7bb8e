"""The clock of one dossier: from its row, its ledger and the calendars to when it is due.

The term runs by the calendar of the competent authority, a step by that of the unit that holds
it, what the counter owes by that of the place of reception.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from motcua.calendars.queries import Calendars, calendars_now
from motcua.dossiers.models import Dossier, PauseEntry
from motcua.dossiers.rules import clock as clocks
from motcua.dossiers.rules.lifecycle import LIFECYCLE, RUNNING, Status, Verb
from motcua.worktime import Pause, Term


def calendars_for(dossier: Dossier) -> Calendars:
    """Those the verb or list has read already, else as they stand now."""
    return dossier.calendars or calendars_now()


def ledger(entries: Iterable[PauseEntry]) -> list[Pause]:
    return [
        Pause(start=entry.started_at, end=entry.ended_at, reason=entry.get_kind_display())
        for entry in entries
    ]


def clock_facts(dossier: Dossier) -> clocks.ClockFacts:
    """Pauses come from the rows read ahead, and are not asked for where there are none: what is
    not written yet was never paused.
    """
    paused = dossier.pk and dossier.received_at and dossier.__dict__.get("has_pauses") is not False
    return clocks.ClockFacts(
        received_at=dossier.received_at,
        term=dossier.term,
        day_rule=dossier.day_rule,
        pauses=ledger(dossier.pauses.all()) if paused else (),
    )


@dataclass(frozen=True, kw_only=True)
class Projection:
    """What the calendars make of a dossier; equal times mean that nothing moves."""

    due_at: dt.datetime | None
    act_by: dt.datetime | None
    calendar_version: str

    def moves(self, dossier: Dossier) -> bool:
        return (self.due_at, self.act_by) != (dossier.due_at, dossier.act_by)


def projected(dossier: Dossier, calendars: Calendars) -> Projection:
    """A finished term stays as it was; a paused one has no due time while it is open."""
    due_at, act_by, version = dossier.due_at, dossier.act_by, dossier.calendar_version
    if dossier.finished_at is None or dossier.state in RUNNING:
        facts = clock_facts(dossier)
        if dossier.finished_at is None:
            authority = calendars.of(dossier.resolving_unit_id)
            # A due time without a term came from another system and stands as it was told.
            due_at = clocks.due(facts, authority) if dossier.term else dossier.due_at
            version = authority.version if dossier.received_at else ""
        act_by = _act_by(dossier, facts, calendars, due_at)
    return Projection(due_at=due_at, act_by=act_by, calendar_version=version)


def _act_by(
    dossier: Dossier, facts: clocks.ClockFacts, calendars: Calendars, due_at: dt.datetime | None
) -> dt.datetime | None:
    if dossier.state == Status.REGISTERED:
        counter = calendars.of(dossier.receiving_unit_id)
        return clocks.by_term(counter, dossier.submitted_at, clocks.ANSWER_ONLINE)
    if dossier.state not in RUNNING or not dossier.step or not dossier.step_started_at:
        return dossier.act_by
    holder = calendars.of(dossier.holder_unit_id)
    budget = dossier.step.budget_seconds
    step_due = clocks.by_budget(holder, dossier.step_started_at, budget, facts.pauses)
    return _sooner(step_due, due_at)


def due_of(dossier: Dossier) -> dt.datetime | None:
    """When it would be due by its ledger as it stands now."""
    calendar = calendars_for(dossier).of(dossier.resolving_unit_id)
    return clocks.due(clock_facts(dossier), calendar)


def reckon(dossier: Dossier) -> None:
    """Renew the projections `due_at` and `act_by`; a finished term stays."""
    found = projected(dossier, calendars_for(dossier))
    dossier.due_at, dossier.act_by = found.due_at, found.act_by
    dossier.calendar_version = found.calendar_version


def _sooner(step_due: dt.datetime | None, due_at: dt.datetime | None) -> dt.datetime | None:
    if step_due is None or due_at is None:
        return step_due or due_at
    return min(step_due, due_at)


def counter_term(dossier: Dossier, start: dt.datetime, term: Term) -> dt.datetime:
    """When something is due at the place of reception: an answer, a supplement, a collection."""
    calendar = calendars_for(dossier).of(dossier.receiving_unit_id)
    return clocks.by_term(calendar, start, term)


def authority_term(dossier: Dossier, start: dt.datetime, term: Term) -> dt.datetime:
    """When something is due to the competent authority: an opinion it asked for."""
    calendar = calendars_for(dossier).of(dossier.resolving_unit_id)
    return clocks.by_term(calendar, start, term)


def overtaken(dossier: Dossier) -> bool:
    """Whether the calendar of the competent authority has changed and moves the promise."""
    if not dossier.calendar_version or dossier.state not in LIFECYCLE[Verb.RERECKON].sources:
        return False
    calendars = calendars_for(dossier)
    if calendars.of(dossier.resolving_unit_id).version == dossier.calendar_version:
        return False
    return projected(dossier, calendars).moves(dossier)
