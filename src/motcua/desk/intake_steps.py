"""Steps on the intake page that are no act yet: find, choose, mark. Each works without scripts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from motcua.desk.intake_again import as_before
from motcua.desk.intake_kept import reopened, with_another, without_kept
from motcua.desk.intake_papers import checklist
from motcua.desk.intake_state import changed
from motcua.desk.personal_numbers import is_personal_number
from motcua.kernel import clock
from motcua.kernel.folding import fold
from motcua.organisations.officer import Officer
from motcua.parties.queries import parties
from motcua.procedures.queries.receivable import receivable, receivable_one

PERSON, PROCEDURE, PAPERS, KEPT = "tim-nguoi", "tim-thu-tuc", "dat-ca", "muc-nhom"
PEOPLE = 8
PROCEDURES = 8


def step(wanted: str, content: Mapping[str, str], officer: Officer) -> tuple[dict[str, Any], str]:
    """The content after the step, and the place of the page that comes next."""
    name, _, value = wanted.partition(":")
    steps: dict[str, Callable[[], tuple[dict[str, Any], str]]] = {
        "person": lambda: (_with_person(content, value), PROCEDURE),
        "new-person": lambda: (_new_person(content), "id_applicant_name"),
        "drop-person": lambda: (_without_person(content), PERSON),
        "procedure": lambda: (_with_procedure(content, value), PAPERS),
        "drop-procedure": lambda: (_without_procedure(content), PROCEDURE),
        "another": lambda: (with_another(content), PROCEDURE),
        "drop-kept": lambda: (without_kept(content, value), KEPT),
        "open-kept": lambda: (reopened(content, value), PAPERS),
        "again": lambda: (as_before(content, value, officer), PAPERS),
        "still-file": lambda: (changed(content, still=value), PAPERS),
        "all-good": lambda: (_all_good(content), PAPERS),
    }
    return steps.get(name, lambda: _next(content))()


def _next(content: Mapping[str, str]) -> tuple[dict[str, Any], str]:
    """Enter: take what is typed in the search boxes as far as it is clear."""
    typed, about = content.get("person_text", "").strip(), content.get("procedure_text", "").strip()
    if typed and not content.get("party"):
        return _take_person(content, typed)
    if about and not content.get("procedure"):
        found = receivable(about, clock.today()).values_list("procedure__code", flat=True).first()
        if found:
            return _with_procedure(content, found), PAPERS
    return dict(content), PROCEDURE


def _take_person(content: Mapping[str, str], typed: str) -> tuple[dict[str, Any], str]:
    if not is_personal_number(typed):
        return dict(content), PERSON
    digits = "".join(typed.split()).replace("+84", "0", 1)
    found = parties.find(digits, limit=2)
    if len(found) == 1:
        return _with_person(content, str(found[0].pk)), PROCEDURE
    return (dict(content), PERSON) if found else (_new_person(content), "id_applicant_name")


def _with_person(content: Mapping[str, str], value: str) -> dict[str, Any]:
    """Somebody known: what was typed of their numbers is not needed any more."""
    typed = {
        f"applicant_{name}": ""
        for name in ("name", "identity", "birth_year", "phone", "email", "address")
    }
    return changed(content, **typed, party=value, person_text="", new_person="")


def _new_person(content: Mapping[str, str]) -> dict[str, Any]:
    """What was typed to search is not typed again."""
    typed = content.get("person_text", "").strip()
    digits = "".join(typed.split()).replace("+84", "0", 1)
    taken: dict[str, str] = {}
    if is_personal_number(typed):
        is_phone = digits.startswith("0") and len(digits) in {10, 11}
        taken = {"applicant_phone" if is_phone else "applicant_identity": digits}
    elif typed and not content.get("applicant_name"):
        taken = {"applicant_name": typed}
    return changed(content, **taken, person_text="", party="", new_person="1")


def _without_person(content: Mapping[str, str]) -> dict[str, Any]:
    return changed(content, party="", new_person="", person_text="")


def _with_procedure(content: Mapping[str, str], code: str) -> dict[str, Any]:
    """Another procedure has other papers: what was marked for the one before is gone."""
    kept = {name: value for name, value in content.items() if not name.startswith("paper-")}
    return changed(
        kept,
        procedure=code,
        procedure_text="",
        method="",
        case="",
        resolving="",
        source="",
        still="",
    )


def _without_procedure(content: Mapping[str, str]) -> dict[str, Any]:
    return changed(
        content, procedure="", procedure_text="", method="", case="", source="", still=""
    )


def _all_good(content: Mapping[str, str]) -> dict[str, Any]:
    """Every required paper that is not marked faulty is good."""
    version = receivable_one(content.get("procedure", ""), clock.today())
    rows = checklist(version, content).required if version else ()
    good = {f"paper-{row.key}-state": "ok" for row in rows if row.state == "none"}
    return changed(content, **good)


def matches(text: str) -> list[Any]:
    """Procedures for the typed words; nothing for fewer than two letters."""
    if len(fold(text)) < 2:
        return []
    return list(receivable(text, clock.today())[:PROCEDURES])
