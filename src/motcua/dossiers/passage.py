"""What every verb does around its one line of law: lock, check, write, record.

One transaction a verb: the row is locked, the caller's version and key are compared, the
policy is asked; at the end row, event and key are written together or not at all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db import IntegrityError, transaction

from motcua.audit.actions import record
from motcua.audit.models import Event
from motcua.audit.queries.history import Head
from motcua.dossiers import policies
from motcua.dossiers.checks import check_time, stale
from motcua.dossiers.conditions import forget_facts
from motcua.dossiers.locking import head_of, lock
from motcua.dossiers.models import Dossier, DossierPaper, Participation, RecordedRequest
from motcua.dossiers.opening import add_opened, opened_as
from motcua.dossiers.queries import routing
from motcua.dossiers.queries.calendar_reasons import CALENDAR_CLOCK, latest_reason
from motcua.dossiers.reckoning import overtaken, reckon
from motcua.dossiers.rules.lifecycle import LIFECYCLE, Relation, Status, Verb
from motcua.dossiers.snapshot import acting_for, snapshot
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import DomainError, InvalidInput
from motcua.kernel.prepared_writes import KeyOf, PreparedInsert, PreparedUpdate, Together
from motcua.organisations.officer import Officer
from motcua.procedures.models import Branch, Step

# What verbs change; code, secret, parties and what it was received under never do.
CHANGING = [
    "status", "step", "holder_unit", "holder_post", "holder_role", "calendar_version",
    "received_at", "due_at", "step_started_at", "act_by", "finished_at", "returned_at", "version",
    "offered_step", "offered_unit", "offered_post", "offered_role", "offered_at", "appointed_at",
    "moved_from", "status_before",
]  # fmt: skip
_ATTRIBUTES = {
    field.name: field.attname for field in Dossier._meta.concrete_fields if field.name in CHANGING
}
_REQUEST = PreparedInsert(RecordedRequest, "actor", "key", "verb", "dossier", "sequence", "made_at")
_PARTICIPATION = PreparedInsert(
    Participation, "dossier", "post", "unit_id_then", "step_key", "last_at",
    on_conflict=' ON CONFLICT ("dossier_id", "post_id", "step_key") DO UPDATE SET '
    '"unit_id_then" = EXCLUDED."unit_id_then", "last_at" = EXCLUDED."last_at"',
)  # fmt: skip
EVENTS = {verb: events.declare(f"dossiers.{verb}", verb.done) for verb in Verb}


@dataclass(frozen=True)
class Done:
    """What a verb returns; `repeated` when the same request had been carried out before."""

    dossier: Dossier
    sequence: int
    repeated: bool = False


@dataclass
class Passage:
    verb: Verb
    dossier: Dossier
    by: Actor
    at: dt.datetime
    key: str = ""
    before: dict[str, Any] = field(default_factory=dict)
    seat: Officer | None = None
    last: Head | Event | None = None
    # Of a dossier that is being opened: written with it.
    papers: list[DossierPaper] = field(default_factory=list)

    def go(self, branch: Branch, *, to: int | None = None) -> None:
        """Along a branch of the process to its next step, held by post `to` or by its queue."""
        if branch.next_step is None:
            self.leave_process()
        else:
            self.enter(branch.next_step, to=to)

    def crosses(self, step: Step) -> bool:
        """Whether the step is another unit's."""
        unit = routing.unit_of_step(step, self.dossier, clock.local(self.at).date())
        return unit != self.dossier.holder_unit_id

    def offer(self, step: Step, *, to: int | None = None) -> None:
        """Hand over to another unit: whoever holds it answers for it until that unit accepts."""
        dossier, on = self.dossier, clock.local(self.at).date()
        unit = routing.unit_of_step(step, dossier, on)
        dossier.offered_step, dossier.offered_unit_id = step, unit
        dossier.offered_role, dossier.offered_at = step.role, self.at
        dossier.offered_post_id = to or routing.sole_holder(unit, step.role, on)

    def take_over(self) -> None:
        """What was handed over is accepted: the step begins."""
        step, post = self.dossier.offered_step, self.dossier.offered_post_id
        assert step is not None, "only what was handed over can be accepted"
        self.dossier.status = Status.PROCESSING
        self.enter(step, to=post)

    def no_offer(self) -> None:
        dossier = self.dossier
        dossier.offered_step = dossier.offered_unit = dossier.offered_post = None
        dossier.offered_role, dossier.offered_at = "", None

    def enter(self, step: Step, *, to: int | None = None) -> None:
        dossier, on = self.dossier, clock.local(self.at).date()
        self.no_offer()
        dossier.step = step
        dossier.step_started_at = self.at
        dossier.holder_role = step.role
        unit = routing.unit_of_step(step, dossier, on)
        dossier.holder_unit_id = unit
        dossier.holder_post_id = (
            to or self._same_hand(step, unit) or routing.sole_holder(unit, step.role, on)
        )

    def _same_hand(self, step: Step, unit: int) -> int | None:
        """Who goes on with a step of their own role and unit keeps the dossier."""
        seat = self.seat or (self.by if isinstance(self.by, Officer) else None)
        same = seat and (seat.role, seat.unit_id) == (step.role, unit)
        return seat.post_id if seat and same else None

    def leave_process(self) -> None:
        dossier = self.dossier
        self.no_offer()
        dossier.step = None
        dossier.step_started_at = None
        dossier.holder_unit = dossier.holder_post = None
        dossier.holder_role = ""

    def record(
        self, facts: dict[str, Any] | None = None, personal: dict[str, Any] | None = None
    ) -> Done:
        """Write the row, its event and the request's key; the chain and the version move as one."""
        dossier = self.dossier
        reckon(dossier)
        self._note_move()
        dossier.version += 1
        writes, opened = Together(), dossier.pk is None
        own = add_opened(writes, dossier, self.papers) if opened else dossier.pk
        of_event = writes.next_key()
        all_facts = {"before": self.before, "after": snapshot(dossier), **(facts or {})}
        if self.seat and self.seat.stand_in:
            all_facts["acting_for"] = acting_for(self.seat.stand_in)
        event = record(
            chain=dossier.chain, type=EVENTS[self.verb], by=self.by, at=self.at,
            facts=all_facts, personal=personal, key=dossier.applicant.key, last=self.last,
            into=writes,
        )  # fmt: skip
        self.last = event
        self._keep_key(writes, event, own)
        self._note_participation(writes, own)
        if not opened:
            self._keep_row(writes)
        if isinstance(own, KeyOf):
            event.pk, pk = writes.write_for(of_event, own)
            opened_as(dossier, pk)
        else:
            event.pk = writes.write()
        forget_facts(dossier)
        return Done(dossier, event.sequence)

    def _note_move(self) -> None:
        """What a calendar moved is told as moved until another act gives a due date."""
        before = self.before.get("due_at", "")
        now = clock.local(self.dossier.due_at).isoformat() if self.dossier.due_at else ""
        if before != now:
            moved = self.verb == Verb.RERECKON and before and now
            self.dossier.moved_from = dt.datetime.fromisoformat(before) if moved else None

    def _keep_row(self, writes: Together) -> None:
        """Only what has changed since it was locked; all of it when it was just opened."""
        dossier = self.dossier
        stands = {name: getattr(dossier, attribute) for name, attribute in _ATTRIBUTES.items()}
        read = dossier.__dict__.get("as_read", {})
        changed = {name: value for name, value in stands.items() if read.get(name, _row) != value}
        writes.add(_row(tuple(changed)), *changed.values(), dossier.pk)
        dossier.__dict__["as_read"] = stands

    def _keep_key(self, writes: Together, event: Event, own: KeyOf | int) -> None:
        if self.key:
            writes.add(
                _REQUEST, self.by.reference, self.key, self.verb, own, event.sequence,
                event.recorded_at,
            )  # fmt: skip

    def _note_participation(self, writes: Together, own: KeyOf | int) -> None:
        if not isinstance(self.by, Officer):
            return
        key = self.before.get("step") or (self.dossier.step.key if self.dossier.step else "")
        post, unit = self.by.post_id, self.by.unit_id
        writes.add(_PARTICIPATION, own, post, unit, key, self.at)


@cache
def _row(names: tuple[str, ...]) -> PreparedUpdate:
    return PreparedUpdate(Dossier, *names)


def begin(
    verb: Verb, dossier: Dossier, *, by: Actor, at: dt.datetime, version: int | None, key: str
) -> Passage | Done:
    """Lock and check; a key already carried out gives what was done then.

    Who takes the next step of what was handed over to them accepts it first, as an act of its own.

    Raises NotAllowed, WrongState, StaleVersion or InvalidInput, in Vietnamese.
    """
    locked = lock(verb, dossier.pk, actor=by.reference, key=key)
    if locked.__dict__["is_repeated"] and (repeated := repeated_request(by, key, verb)):
        return repeated
    if version not in {None, locked.version} and _may_know(by, locked):
        raise stale(locked, version or 0)
    seat = policies.require(by, verb, locked)
    last: Head | Event | None = head_of(locked)
    check_time(last, at)
    last = _catch_up(locked, at, last)
    if seat and _accepts_by_acting(seat, verb, locked):
        last = _accept(locked, by, at, last, seat)
    return Passage(verb, locked, by, at, key, before=snapshot(locked), seat=seat, last=last)


def _may_know(by: Actor, dossier: Dossier) -> bool:
    """Whoever may not read it is told that, not what changed."""
    return not isinstance(by, Officer) or policies.may_read(by, dossier)


def _accepts_by_acting(seat: Officer, verb: Verb, dossier: Dossier) -> bool:
    return LIFECYCLE[verb].who == Relation.HOLDER and policies.is_taker(seat, dossier)


def _catch_up(dossier: Dossier, at: dt.datetime, last: Head | Event | None) -> Head | Event | None:
    """A promise that the calendar has moved is told of by an event of its own, before the act."""
    if not overtaken(dossier):
        return last
    moved = Passage(Verb.RERECKON, dossier, CALENDAR_CLOCK, at, before=snapshot(dossier), last=last)
    moved.record(latest_reason(dossier))
    return moved.last


def _accept(
    dossier: Dossier, by: Actor, at: dt.datetime, last: Head | Event | None, seat: Officer
) -> Head | Event | None:
    accepted = Passage(Verb.ACCEPT, dossier, by, at, before=snapshot(dossier), seat=seat, last=last)
    accepted.take_over()
    accepted.record()
    return accepted.last


def once(verb: Verb, by: Actor, key: str, act: Callable[[], Done]) -> Done:
    """Open a dossier once a key, also when the same request comes twice at the same moment.

    The later of the two fails on the unique key, gives its number back, and is told the answer.
    A new person whom somebody else enters at the same moment is known the second time.
    """
    try:
        with transaction.atomic():
            return act()
    except (IntegrityError, DomainError) as fault:
        if done := repeated_request(by, key, verb):
            return done
        if isinstance(fault, DomainError):
            raise
    with transaction.atomic():
        return act()


def repeated_request(by: Actor, key: str, verb: Verb) -> Done | None:
    if not key:
        return None
    found = RecordedRequest.objects.filter(actor=by.reference, key=key).first()
    if found is None:
        return None
    if found.verb != verb:
        raise InvalidInput(
            "Trang này đã được dùng cho một việc khác. Tải lại trang rồi làm tiếp.", field="key"
        )
    return Done(Dossier.objects.get(pk=found.dossier_id), found.sequence, repeated=True)


def branch_of(step: Step | None, verb: Verb, outcome: str = "") -> Branch:
    """The branch of the current step for this act and outcome; InvalidInput names the choices."""
    branches = [branch for branch in step.branches.all() if branch.act == verb] if step else []
    for branch in branches:
        if branch.outcome == outcome:
            return branch
    name = step.name if step else "hiện tại"
    if not branches:
        raise InvalidInput(
            f"Bước “{name}” của quy trình không có việc “{verb.label}”. Tải lại trang.",
            field="verb",
            code="no_branch",
        )
    choices = ", ".join(f"“{branch.label}”" for branch in branches)
    raise InvalidInput(f"Chọn một hướng xử lý: {choices}.", field="outcome", code="no_outcome")


def state_after_pause(dossier: Dossier) -> Status:
    """Back to the counter's first step, or on with the work."""
    first = dossier.step is None or dossier.step.position == 1
    return Status.RECEIVED if first else Status.PROCESSING
