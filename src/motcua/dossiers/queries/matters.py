"""What is open beside the main road: opinions asked for, instructions, an apology, a proposal.

Read from the history that the page has anyway, so it costs no statement.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from motcua.dossiers.models import Consultation
from motcua.dossiers.queries.timeline import Happening
from motcua.dossiers.rules.lifecycle import Verb
from motcua.organisations.queries import units


@dataclass(frozen=True, kw_only=True)
class Question:
    """A unit asked for its opinion; open while neither answered nor taken back."""

    number: int
    unit: int
    unit_name: str
    text: str
    asked_at: dt.datetime
    asked_by: str
    answer_by: dt.datetime
    answered_at: dt.datetime | None = None
    opinion: str = ""
    answer: str = ""
    cancelled_at: dt.datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.cancelled_at is None


@dataclass(frozen=True, kw_only=True)
class Order:
    """A leader's instruction, open until it is reported on."""

    number: int
    text: str
    given_by: str
    given_at: dt.datetime
    report_by: dt.datetime
    report: str = ""
    reported_at: dt.datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Apology:
    """The letter of apology with its new date; `number` once it is signed."""

    reason: str
    cause: str
    appointed_at: dt.datetime
    drafted_by: str
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class Duty:
    """What is to be paid before the dossier goes on."""

    reason: str
    legal_basis: str
    amount: int | None
    pay_by: dt.datetime


@dataclass(frozen=True, kw_only=True)
class Matters:
    questions: tuple[Question, ...] = ()
    orders: tuple[Order, ...] = ()
    apology: Apology | None = None
    proposal: Happening | None = None
    duty: Duty | None = None
    withdrawal: Happening | None = None

    @property
    def open_questions(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.is_open)


@dataclass
class _Reading:
    """What is known after each event, oldest first."""

    questions: dict[int, Question] = field(default_factory=dict)
    orders: dict[int, Order] = field(default_factory=dict)
    apology: Apology | None = None
    proposal: Happening | None = None
    duty: Duty | None = None
    withdrawal: Happening | None = None

    def read(self, event: Happening) -> None:
        match event.verb:
            case Verb.CONSULT:
                self._asked(event)
            case Verb.ANSWER:
                self._answered(event)
            case Verb.CANCEL_CONSULTATION:
                self._taken_back(event.facts["numbers"], event.at)
            case Verb.INSTRUCT:
                self._instructed(event)
            case Verb.REPORT_BACK:
                self._reported(event)
            case Verb.DRAFT_APOLOGY:
                self.apology = _apology(event)
            case Verb.EXTEND if self.apology:
                self.apology = replace(self.apology, number=event.facts["number"])
            case _:
                self._on_the_road(event)

    def _on_the_road(self, event: Happening) -> None:
        match event.verb:
            case Verb.PROPOSE_SUPPLEMENT:
                self.proposal = event
            case Verb.APPROVE_SUPPLEMENT | Verb.TURN_DOWN_SUPPLEMENT:
                self.proposal = None
            case Verb.SUSPEND:
                self.duty = _duty(event)
            case Verb.RESUME:
                self.duty = None
            case Verb.ASK_WITHDRAWAL:
                self.withdrawal = event
            case Verb.DENY_WITHDRAWAL:
                self.withdrawal = None
            case Verb.WITHDRAW | Verb.STOP:
                self.duty = self.withdrawal = self.proposal = None
                self._taken_back(list(self.questions), event.at)

    def _asked(self, event: Happening) -> None:
        first = event.facts["numbers"][0]
        for number, unit in enumerate(event.facts["units"], first):
            self.questions[number] = Question(
                number=number, unit=unit, unit_name=units.unit_name(unit, event.at.date()),
                text=event.personal.get("question", ""), asked_at=event.at,
                asked_by=event.actor, answer_by=_moment(event.facts["answer_by"]),
            )  # fmt: skip

    def _answered(self, event: Happening) -> None:
        number = event.facts["number"]
        self.questions[number] = replace(
            self.questions[number], answered_at=event.at, answer=event.opinion,
            opinion=opinion_label(event.facts["opinion"]),
        )  # fmt: skip

    def _taken_back(self, numbers: list[int], at: dt.datetime) -> None:
        for number in numbers:
            if self.questions[number].is_open:
                self.questions[number] = replace(self.questions[number], cancelled_at=at)

    def _instructed(self, event: Happening) -> None:
        number = event.facts["number"]
        self.orders[number] = Order(
            number=number, text=event.personal.get("instruction", ""), given_by=event.actor,
            given_at=event.at, report_by=_moment(event.facts["report_by"]),
        )  # fmt: skip

    def _reported(self, event: Happening) -> None:
        number = event.facts["number"]
        self.orders[number] = replace(
            self.orders[number], report=event.personal.get("report", ""), reported_at=event.at
        )


def matters(happened: Sequence[Happening]) -> Matters:
    reading = _Reading()
    for event in happened:
        reading.read(event)
    return Matters(
        questions=tuple(reading.questions.values()), orders=tuple(reading.orders.values()),
        apology=reading.apology, proposal=reading.proposal, duty=reading.duty,
        withdrawal=reading.withdrawal,
    )  # fmt: skip


def opinions() -> list[tuple[str, str]]:
    return [(opinion.value, str(opinion.label)) for opinion in Consultation.Opinion]


def opinion_label(opinion: str) -> str:
    return dict(opinions()).get(opinion, opinion)


def _apology(event: Happening) -> Apology:
    return Apology(
        reason=event.reason, cause=event.facts["cause"], drafted_by=event.actor,
        appointed_at=_moment(event.facts["appointed_at"]),
    )  # fmt: skip


def _duty(event: Happening) -> Duty:
    facts: dict[str, Any] = event.facts
    return Duty(
        reason=event.reason, legal_basis=facts["legal_basis"], amount=facts["amount"],
        pay_by=_moment(facts["pay_by"]),
    )  # fmt: skip


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)
