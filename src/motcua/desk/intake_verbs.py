"""The three ends of an intake: received, sent for supplement, refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from motcua.desk.intake_state import IntakeState
from motcua.dossiers import actions
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.rules.intake import PaperIn, faults_against_reception


def receive(state: IntakeState) -> Any:
    """One dossier; with those put aside before it, all of them or none."""
    if state.kept:
        done = actions.receive_group(
            state.intakes(), by=state.officer, at=state.now, key=state.get("key")
        )
        return done[0]
    return actions.receive_at_counter(
        state.intake(), by=state.officer, at=state.now, key=state.get("key")
    )


def settle(state: IntakeState) -> Any:
    """Received, done and in the person's hand; who stands at the counter takes it."""
    intake = state.intake()
    taker = intake.submitter.name if intake.submitter else ""
    return actions.settle_at_counter(
        intake, by=state.officer, at=state.now, taken_by=taker, key=state.get("key")
    )


def submit(state: IntakeState) -> Any:
    """A supporter files for a citizen; the counter answers as for any dossier filed online."""
    return actions.submit(state.intake(), by=state.officer, at=state.now, key=state.get("key"))


def refuse(state: IntakeState) -> Any:
    return actions.refuse_at_counter(
        state.intake(),
        by=state.officer,
        at=state.now,
        reason=state.get("refuse_reason"),
        key=state.get("key"),
    )


def supplement(state: IntakeState) -> Any:
    return actions.request_supplement_at_counter(
        state.intake(),
        by=state.officer,
        at=state.now,
        items=missing(state.papers),
        reason=state.get("supplement_reason"),
        key=state.get("key"),
    )


def missing(papers: tuple[PaperIn, ...]) -> list[MissingPaper]:
    """Each paper that stands in the way, with what is wrong with it."""
    return [
        MissingPaper(name=paper.name, fault=paper.fault or "Thiếu")
        for paper in papers
        if faults_against_reception((paper,))
    ]


VERBS: dict[str, Callable[[IntakeState], Any]] = {
    "receive": receive,
    "settle": settle,
    "submit": submit,
    "refuse": refuse,
    "supplement": supplement,
}
