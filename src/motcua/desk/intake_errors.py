"""Faults of an intake: one list on top, each with a link to where it is mended."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from motcua.ui.values import Link

if TYPE_CHECKING:
    from motcua.desk.intake_state import IntakeState
    from motcua.kernel.errors import DomainError

PLACES = {
    "procedure": "#tim-thu-tuc",
    "papers": "#muc-3",
    "items": "#muc-3",
    "channel": "#muc-2",
    "method": "#muc-2",
    "resolving": "#id_resolving",
    "result_channel": "#muc-4",
    "receiving_unit": "#muc-2",
    "relation": "#id_relation",
    "authorisation": "#id_authorisation",
}
IN_GROUP = re.compile(r"dossier_(\d+)_(.*)")
PERSON_FIELDS = ("name", "identity", "birth_year", "phone", "email", "address")


@dataclass(frozen=True)
class Faults:
    """`by_name` marks blocks; `reason_of` is the dialog whose reason was wrong."""

    links: tuple[Link, ...] = ()
    by_name: dict[str, list[str]] = field(default_factory=dict)
    reason_of: str = ""
    offers_renaming: bool = False


def faults_of(state: IntakeState, fault: DomainError, wanted: str) -> Faults:
    links: list[Link] = []
    for given, sentences in fault.errors.items():
        name, elsewhere = _in_group(state, given)
        if elsewhere:
            links += [Link(text=f"{elsewhere}: {text}", url="#muc-nhom") for text in sentences]
            continue
        # The last sentence about papers is the remedy, said at the checklist.
        places = sentences[:-1] if fault.code == "papers_incomplete" else sentences
        for sentence in places:
            links.append(Link(text=sentence, url=_place(state, name, wanted)))
            _above_field(state, name, sentence)
    return Faults(
        links=tuple(links),
        by_name=dict(fault.errors),
        reason_of=wanted if "reason" in fault.errors else "",
        offers_renaming=fault.code == "other_name",
    )


def _in_group(state: IntakeState, name: str) -> tuple[str, str]:
    """The field without its place in the group; and which dossier, if not the one on the page."""
    found = IN_GROUP.match(name)
    if found is None:
        return name, ""
    place, field_name = int(found[1]), found[2]
    return field_name, f"Hồ sơ thứ {place}" if place <= len(state.kept) else ""


def _place(state: IntakeState, name: str, wanted: str) -> str:
    if name == "reason":
        return f"#{wanted}_reason"
    if name.startswith("applicant_") and not (state.party or state.get("new_person")):
        return "#tim-nguoi"
    if name.startswith(("applicant_", "submitter_")):
        return f"#id_{name}"
    if name.startswith("paper_"):
        return f"#paper-{name.removeprefix('paper_')}"
    return PLACES.get(name, "")


def _above_field(state: IntakeState, name: str, sentence: str) -> None:
    if name in {"relation", "authorisation"}:
        state.form.add_error(name, sentence)
    for form, prefix in (
        (state.applicant_form, "applicant_"),
        (state.submitter_form, "submitter_"),
    ):
        field_name = name.removeprefix(prefix)
        if name.startswith(prefix) and field_name in form.fields:
            form.is_valid()
            form.add_error(field_name, sentence)
