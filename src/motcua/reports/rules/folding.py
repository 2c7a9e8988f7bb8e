"""One dossier's events, in the order of its chain, folded into its fact and its legs.

Only what the events say counts, and what the dated tables of units, procedures and calendars say
of the numbers in them. What cannot be is kept, mended as far as it can be, and reported.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from motcua.dossiers.rules.lifecycle import CLOSED, PAUSED, Status, Verb
from motcua.reports.rules.facts import Ending, local_day
from motcua.reports.rules.faults import Fault, FaultKind
from motcua.reports.rules.told import Told, acts_of, instant

FINISHED = frozenset({Status.REFUSED, Status.STOPPED, Status.DONE, Status.RETURNED})
_AT_WORK = frozenset({Status.RECEIVED, Status.PROCESSING})
_ASKING = frozenset({Verb.REQUEST_SUPPLEMENT, Verb.APPROVE_SUPPLEMENT})
_DECIDING = frozenset({Verb.APPROVE, Verb.DECLINE})
_SIGNING = frozenset({Verb.APPROVE, Verb.DECLINE, Verb.ISSUE, Verb.HAND_TO_COUNTER})
# Of the national portal's codes: taken from what was scanned before, or from another's result.
_REUSED = frozenset({2, 3})


class Surroundings(Protocol):
    """What the numbers in events stand for, by date. Unknown: an empty text, or None."""

    province: str

    def unit_code(self, unit: int, day: int) -> str: ...
    def tier(self, unit: int, day: int) -> str: ...
    def field(self, procedure: str, version: int) -> str | None: ...
    def online_level(self, procedure: str, version: int) -> str: ...
    def working_seconds(self, unit: int, from_s: int, to_s: int, known_s: int) -> int | None: ...


class Ground(StrEnum):
    """The facts that an intake states and that stand for good."""

    PROCEDURE = "procedure"
    CHANNEL = "channel"
    RESULT_CHANNEL = "result_channel"
    PAPERS = "papers"


@dataclass(slots=True)
class Folded:
    """`dossier` has the columns of facts.DOSSIERS, each leg those of LEGS. `sequence` is the place
    of the last event counted, `last_s` the instant of its act.
    """

    dossier: dict[str, Any]
    legs: list[dict[str, Any]]
    faults: list[Fault]
    sequence: int
    last_s: int

    @property
    def mended(self) -> str:
        """The kinds of faults, joined by commas."""
        return ",".join(sorted({fault.kind.value for fault in self.faults}))


def fold(
    code: str,
    told: Iterable[Told],
    around: Surroundings,
    *,
    as_of_s: int | None = None,
    known_at_s: int | None = None,
) -> Folded | None:
    """None where nothing had happened, or was known, by then.

    An act told to be before the one it follows counts at the instant of that one, so that what was
    done and known by an instant is always a beginning of the chain. An import tells the whole of
    it anew.
    """
    course: Course | None = None
    for event in told:
        if event.verb == Verb.IMPORT:
            if _beyond(event.recorded_s, known_at_s):
                break
            course = _imported(code, event, around, as_of_s)
            continue
        if course is None:
            sight = Sight(code, around)
            course = Course(sight, Legs(sight), at=event.at_s, known=event.recorded_s)
        at, known = max(course.at, event.at_s), max(course.known, event.recorded_s)
        if _beyond(at, as_of_s) or _beyond(known, known_at_s):
            break
        course.take(event, at, known)
    return course.folded() if course and course.dossier_began else None


def _imported(code: str, event: Told, around: Surroundings, as_of_s: int | None) -> Course:
    """The acts that the row of another system stands for, each at its own time, all known since
    they were entered.
    """
    parts, sight = list(acts_of(event)), Sight(code, around)
    course = Course(sight, Legs(sight), at=parts[0].at_s, known=event.recorded_s)
    course.sequence = event.sequence - 1
    for part in parts:
        at = max(course.at, part.at_s)
        if _beyond(at, as_of_s):
            break
        course.take(part, at, event.recorded_s)
    return course


def _beyond(instant: int, limit: int | None) -> bool:
    return limit is not None and instant > limit


@dataclass(slots=True)
class Sight:
    """What can be told of units and working time at the event that is read; faults are noted."""

    code: str
    around: Surroundings
    sequence: int = 0
    known: int = 0
    faults: list[Fault] = field(default_factory=list)

    def fault(self, kind: FaultKind, seconds: int = 0, about: str = "") -> None:
        """The same unknown unit in ten legs is one fault."""
        fault = Fault(self.code, self.sequence, kind, seconds, about)
        if not about or all((one.kind, one.about) != (kind, about) for one in self.faults):
            self.faults.append(fault)

    def worked(self, unit: int | None, from_s: int, to_s: int) -> int | None:
        """Working time by the unit's calendar as it was known when this event was entered."""
        found = self.around.working_seconds(unit or 0, from_s, to_s, self.known)
        if found is None and FaultKind.UNKNOWN_YEAR not in {one.kind for one in self.faults}:
            self.fault(FaultKind.UNKNOWN_YEAR)
        return found

    def code_of(self, unit: int | None, day: int) -> str:
        """A unit that nobody knows keeps its number behind a question mark."""
        if unit is None:
            return ""
        found = self.around.unit_code(unit, day)
        if not found:
            self.fault(FaultKind.UNKNOWN_UNIT, about=str(unit))
        return found or f"?{unit}"


@dataclass(slots=True)
class Legs:
    """The stretches of a dossier, the last of them open until something changes."""

    sight: Sight
    rows: list[dict[str, Any]] = field(default_factory=list)
    key: tuple[Any, ...] = ()

    def turn(
        self, verb: str, status: int, after: dict[str, Any], *, due: str, at: int, resolving: int
    ) -> None:
        """A new leg where state, step, holder or due time is another. What closes a dossier is a
        leg of no length: from then on nobody holds it.
        """
        unit = after.get("holder_unit")
        key = (
            status, after.get("step", ""), unit, after.get("holder_post"),
            after.get("holder_role", ""), due,
        )  # fmt: skip
        if key == self.key:
            return
        self._end(at, resolving)
        self.key = key
        closed = status in CLOSED
        self.rows.append({
            "province": self.sight.around.province, "code": self.sight.code,
            "number": len(self.rows) + 1, "verb": verb, "status": status, "step": key[1],
            "unit": self.sight.code_of(unit, local_day(at)), "post": key[3], "role": key[4],
            "due_s": instant(due), "from_s": at, "to_s": at if closed else None,
            "working_s": 0 if closed else None,
        })  # fmt: skip

    def _end(self, at: int, resolving: int) -> None:
        if not self.rows or self.rows[-1]["to_s"] is not None:
            return
        leg, unit = self.rows[-1], self.key[2]
        leg["to_s"] = at
        leg["working_s"] = self.sight.worked(unit or resolving, leg["from_s"], at)


@dataclass(slots=True)
class Course:
    """What a dossier has come to, event by event."""

    sight: Sight
    legs: Legs
    at: int
    known: int
    sequence: int = 0
    day: int = 0
    status: int = 0
    intake: dict[str, Any] = field(default_factory=dict)
    due: str = ""
    appointed: str = ""
    submitted: int | None = None
    received: int | None = None
    finished: int | None = None
    finish_known: int = 0
    returned: int | None = None
    ending: Ending = Ending.OPEN
    declined: bool = False
    electronic: int = 0
    supplements: int = 0
    supplement_from: int | None = None
    supplement_to: int | None = None
    pauses: int = 0
    pause_from: int | None = None
    paused_s: int = 0
    extensions: int = 0
    cause: str = ""
    cause_of_apology: str = ""
    # Paper → how it became electronic (Trạng thái số hóa of the national portal).
    digitised: dict[int, int] = field(default_factory=dict)

    @property
    def dossier_began(self) -> bool:
        """Whether any act was counted."""
        return self.submitted is not None

    def take(self, event: Told, at: int, known: int) -> None:
        self.sight.sequence, self.sight.known = event.sequence, known
        self._check(event)
        self.at, self.known, self.sequence = at, known, event.sequence
        facts = event.facts
        after = facts.get("after") or {}
        before, self.status = self.status, after.get("status", self.status)
        self.due, self.appointed = (
            after.get("due_at", self.due),
            after.get("appointed_at", self.appointed),
        )
        if self.submitted is None:
            self.submitted, self.day = at, local_day(at)
        if Ground.PROCEDURE in facts:
            self.intake |= facts
        self._move(event.verb, before)
        self._note(event.verb, facts)
        self.legs.turn(
            event.verb, self.status, after, due=self.due, at=at, resolving=self._resolving
        )

    def _check(self, event: Told) -> None:
        if not event.goes_on and event.sequence != self.sequence + 1:
            self.sight.fault(FaultKind.GAP)
        if event.at_s < self.at:
            self.sight.fault(FaultKind.SKEW, self.at - event.at_s)
        if not self.dossier_began and Ground.PROCEDURE not in event.facts:
            self.sight.fault(FaultKind.NO_INTAKE)

    # State and time

    def _move(self, verb: str, before: int) -> None:
        at, status = self.at, self.status
        if self.received is None and (status in _AT_WORK or verb == Verb.SETTLE_AT_COUNTER):
            self.received = at
        self._pause()
        if self.finished is None and status in FINISHED:
            self.finished, self.finish_known = at, self.known
            self.ending = self._ending(before)
        if self.returned is None and status == Status.RETURNED:
            self.returned = at

    def _pause(self) -> None:
        """A request to withdraw leaves a pause as it is: the term waits for the answer as before."""
        if self.pause_from is None and self.received is not None and self.status in PAUSED:
            self.pause_from = self.at
            self.pauses += 1
        elif self.pause_from is not None and self.status not in {*PAUSED, Status.WITHDRAWAL_ASKED}:
            self.paused_s += self.sight.worked(self._resolving, self.pause_from, self.at) or 0
            self.pause_from = None

    def _ending(self, before: int) -> Ending:
        if self.status == Status.REFUSED:
            return Ending.REFUSED
        if self.status == Status.STOPPED:
            return Ending.WITHDRAWN if before == Status.WITHDRAWAL_ASKED else Ending.STOPPED
        return Ending.DECLINED if self.declined else Ending.GRANTED

    def _note(self, verb: str, facts: dict[str, Any]) -> None:
        if verb in _ASKING:
            self.supplements += 1
            self.supplement_from = self.at if self.supplement_from is None else self.supplement_from
        elif verb == Verb.RECEIVE_SUPPLEMENT and self.supplement_to is None:
            self.supplement_to = self.at
        elif verb == Verb.EXTEND:
            self.extensions += 1
            self.cause_of_apology = facts.get("cause", "")
        elif verb == Verb.GIVE_CAUSE:
            self.cause = facts.get("cause", "")
        elif verb == Verb.ATTACH:
            self.digitised[facts.get("paper", 0)] = facts.get("digitised", 0)
        elif verb == Verb.CORRECT and Ground.RESULT_CHANNEL in facts:
            self.intake[Ground.RESULT_CHANNEL] = facts[Ground.RESULT_CHANNEL]
        if verb in _DECIDING:
            self.declined = verb == Verb.DECLINE
        if verb in _SIGNING and facts.get("file"):
            self.electronic = 1

    @property
    def _resolving(self) -> int:
        return int(self.intake.get("resolving_unit") or 0)

    # What it comes to

    def folded(self) -> Folded:
        row = {
            **self._what_and_where(), **self._course_of_time(), **self._counts(),
            "known_s": self.known,
        }  # fmt: skip
        return Folded(row, self.legs.rows, self.sight.faults, self.sequence, self.at)

    def _what_and_where(self) -> dict[str, Any]:
        told, around = self.intake, self.sight.around
        procedure, version = told.get("procedure", ""), told.get("procedure_version", 0)
        its_field = around.field(procedure, version)
        if its_field is None and self.intake:
            self.sight.fault(FaultKind.UNKNOWN_PROCEDURE, about=f"{procedure}@{version}")
        return {
            "province": around.province, "code": self.sight.code, "procedure": procedure,
            "field": told.get("field") or its_field or "",
            "agency": told.get("agency")
            or self.sight.code_of(told.get("resolving_unit"), self.day),
            "receiving_unit": self.sight.code_of(told.get("receiving_unit"), self.day),
            "tier": around.tier(self._resolving, self.day),
            "channel": told.get("channel"), "result_channel": told.get("result_channel"),
            "online_level": around.online_level(procedure, version), "status": self.status,
            "ending": str(self.ending),
        }  # fmt: skip

    def _course_of_time(self) -> dict[str, Any]:
        return {
            "submitted_s": self.submitted, "received_s": self.received,
            "due_s": instant(self.due), "appointed_s": instant(self.appointed),
            "finished_s": self.finished, "returned_s": self.returned,
            "supplements": self.supplements, "supplement_from_s": self.supplement_from,
            "supplement_to_s": self.supplement_to, "pauses": self.pauses,
            "paused_s": self.paused_s, "working_s": self._working(),
        }  # fmt: skip

    def _working(self) -> int | None:
        """By the calendar as it was known when the end was entered, whatever came after."""
        if self.received is None or self.finished is None:
            return None
        if self.finished < self.received:
            self.sight.fault(FaultKind.REVERSED, self.received - self.finished)
            return None
        self.sight.known = self.finish_known
        whole = self.sight.worked(self._resolving, self.received, self.finished)
        return None if whole is None else whole - self.paused_s

    def _counts(self) -> dict[str, Any]:
        papers = self.intake.get("papers")
        return {
            "extensions": self.extensions, "apologies": self.extensions,
            "cause": self.cause or self.cause_of_apology, "papers": papers,
            "papers_digitised": len(self.digitised),
            "papers_reused": sum(how in _REUSED for how in self.digitised.values()),
            "fee": one_amount(self.intake.get("fees")),
            "result_electronic": self.electronic,
        }  # fmt: skip


def one_amount(lines: list[dict[str, Any]] | None) -> int | None:
    """The one amount that all lines name; free is 0; several amounts are several cases: None."""
    if lines is None:
        return None
    amounts = {line.get("amount") for line in lines} or {0}
    return amounts.pop() if len(amounts) == 1 else None
