"""The left side of the intake page: person, procedure, papers, way back, fees."""

from __future__ import annotations

from typing import Any

from motcua.desk.intake_again import again_of
from motcua.desk.intake_kept import named
from motcua.desk.intake_papers import checklist
from motcua.desk.intake_people import known_of, people
from motcua.desk.intake_state import IntakeState
from motcua.desk.intake_steps import matches


def page_of(state: IntakeState) -> dict[str, Any]:
    searched = state.get("person_text")
    about = state.get("procedure_text")
    version = state.version
    return {
        "content": state.content,
        "chosen": known_of(state.party, state.filings) if state.party else None,
        "people": people(searched) if searched and not (state.party or state.assists) else [],
        "searched": searched,
        "version": version,
        "procedures": matches(about) if about and version is None else [],
        "about": about,
        "checklist": checklist(version, state.content) if version else None,
        "methods": state.methods,
        "by_other": state.get("filed_by") == "other",
        "new_person": state.assists or _by_hand(state),
        "assists": state.assists,
        "settles_at_once": state.settles_at_once,
        "kept": named(state.content, state.now.date()),
        "again": again_of(state),
        "source": state.get("source"),
    }


def _by_hand(state: IntakeState) -> bool:
    """Somebody new is being typed: asked for, or some field already holds something."""
    typed = (f"applicant_{name}" for name in state.applicant_form.fields)
    return bool(state.get("new_person")) or any(state.get(name) for name in typed)
