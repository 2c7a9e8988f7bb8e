"""What every verb of a petition goes through: lock, policy, state; then write, diary, event."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from motcua.audit.actions import record
from motcua.calendars.queries import calendars_now
from motcua.feedback import petition_policies, petition_sealing
from motcua.feedback.models import Petition, PetitionEntry
from motcua.feedback.rules import petition_terms
from motcua.feedback.rules.petitions import ENDED, LIFECYCLE, PetitionStatus, PetitionVerb, check
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.organisations.officer import Officer

EVENTS = {
    verb: events.declare(f"feedback.{verb}", passage.done) for verb, passage in LIFECYCLE.items()
}


@dataclass
class Passing:
    """A petition locked by somebody who may; `record` ends the act."""

    verb: PetitionVerb
    petition: Petition
    by: Actor
    at: dt.datetime

    def enter(self, **changes: Any) -> None:
        """Write the changes of the row; the state becomes the verb's target."""
        changes["status"] = LIFECYCLE[self.verb].target or self.petition.status
        row = self.petition
        for name, value in changes.items():
            setattr(row, name, value)
        row.next_due_at = next_due(row)
        row.save(update_fields=[*changes, "next_due_at"])

    def record(self, text: str = "", **facts: Any) -> Petition:
        """One line of the diary and one event; facts name no person and tell no words."""
        row = self.petition
        PetitionEntry.objects.create(
            petition=row, number=row.entries.count() + 1, verb=self.verb, at=self.at,
            by_name=self.by.signature, told=LIFECYCLE[self.verb].said,
            sealed=petition_sealing.seal(row.key, {"text": text}) if text else None,
        )  # fmt: skip
        told = {"status": row.status, "unit": row.unit_id, **facts}
        record(chain=row.chain, type=EVENTS[self.verb], by=self.by, at=self.at, facts=told)
        return row


def begin(verb: PetitionVerb, petition: Petition, *, by: Officer, at: dt.datetime) -> Passing:
    """Raises NotAllowed, or WrongState when the verb does not exist in the petition's state."""
    held = locked(petition.pk)
    petition_policies.require_verb(by, verb, held)
    return Passing(verb, held, by, at)


def begin_as_petitioner(
    verb: PetitionVerb, petition: Petition, *, by: Actor, at: dt.datetime
) -> Passing:
    """Who may was asked before: the caller has seen code and secret."""
    held = locked(petition.pk)
    check(verb, held.state)
    return Passing(verb, held, by, at)


def locked(pk: int) -> Petition:
    return Petition.objects.select_for_update(of=("self",)).select_related("key").get(pk=pk)


def next_due(row: Petition) -> dt.datetime | None:
    """By when the next act is owed; None when nothing is."""
    if row.state in ENDED:
        return None
    if row.state == PetitionStatus.LODGED:
        return row.refuse_due_at
    if row.state == PetitionStatus.ANSWERED:
        return row.publish_due_at
    return row.answer_due_at


def due_at(name: str, start: dt.datetime, unit_id: int) -> dt.datetime:
    """By the working time of the unit that owes it."""
    return petition_terms.due(name, start, calendars_now().of(unit_id, local(start).date()))
