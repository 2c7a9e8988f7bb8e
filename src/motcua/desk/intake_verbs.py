"""The three ends of an intake: received, sent for supplement, refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from motcua.desk.intake_state import IntakeState
from motcua.dossiers import actions
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.rules.intake import PaperIn, faults_against_reception


def receive(state: IntakeState) -> Any:
    return actions.receive_at_counter(
        state.intake(), by=state.officer, at=state.now, key=state.get("key")
    )


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
    "refuse": refuse,
    "supplement": supplement,
}
