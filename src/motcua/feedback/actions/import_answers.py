"""Take in the answers of slips that were typed elsewhere, all or nothing, each slip once."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.feedback import policies
from motcua.feedback.actions._surveys import checked, count_once, locked, locked_member
from motcua.feedback.models import SampleMember, Survey
from motcua.feedback.queries.tokens import member_of
from motcua.feedback.rules.lifecycle import FILE, MemberState, SurveyState
from motcua.feedback.rules.questionnaire import CHOICE, TEXT, Question, Questionnaire
from motcua.feedback.sheets import Table
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import fold

ANSWERS_IMPORTED = events.declare("feedback.answers_imported", "Nhập tệp phiếu khảo sát")
CODE_COLUMN = "ma_phieu"
MOST_FAULTS = 20


@transaction.atomic
def import_answers(survey: Survey, *, by: Actor, at: dt.datetime, table: Table) -> int:
    """How many slips count now. Columns: `ma_phieu` and the key of each question; a cell holds
    the key or the words of an option, several parted by `;`.

    Raises InvalidInput on `file` with a sentence for each cell at fault; then nothing is kept.
    """
    policies.require_entering(by)
    row = locked(survey, SurveyState.OPEN)
    faults: list[str] = []
    seen: set[int] = set()
    for number, cells in table:
        member = _member(row, number, cells, seen, faults)
        if member is not None:
            _take(row, member, number, cells, faults)
        if len(faults) >= MOST_FAULTS:
            break
    if not table:
        faults = ["Tệp không có phiếu nào."]
    if faults:
        raise InvalidInput(errors={"file": faults[:MOST_FAULTS]})
    record(chain=row.chain, type=ANSWERS_IMPORTED, by=by, at=at, facts={"answers": len(seen)})
    return len(seen)


def _member(
    row: Survey, number: int, cells: dict[str, str], seen: set[int], faults: list[str]
) -> SampleMember | None:
    found = member_of(cells.get(CODE_COLUMN, ""))
    if found is None or found.survey_id != row.pk:
        faults.append(f"Dòng {number}: mã phiếu không có trong khảo sát này.")
        return None
    if found.pk in seen:
        faults.append(f"Dòng {number}: phiếu này đã có ở dòng trên.")
        return None
    seen.add(found.pk)
    member = locked_member(found)
    if member.state != MemberState.ASKED:
        faults.append(f"Dòng {number}: phiếu này đã được tính hoặc đã thay người khác.")
        return None
    return member


def _take(
    row: Survey, member: SampleMember, number: int, cells: dict[str, str], faults: list[str]
) -> None:
    try:
        count_once(row, member, _read(row.questionnaire.questions, cells), FILE)
    except InvalidInput as fault:
        faults.extend(
            f"Dòng {number}, cột {column}: {text}"
            for column, texts in fault.errors.items()
            for text in texts
        )


def _read(questionnaire: Questionnaire, cells: dict[str, str]) -> dict[str, list[str]]:
    given = {each.key: _values(each, cells.get(each.key, "")) for each in questionnaire.questions}
    return checked(questionnaire, {key: values for key, values in given.items() if values})


def _values(question: Question, cell: str) -> list[str]:
    if question.kind in {TEXT, CHOICE}:
        parts = [cell.strip()]
    else:
        parts = [part.strip() for part in cell.split(";")]
    words = {fold(option.label): option.key for option in question.options}
    return [words.get(fold(part), part) for part in parts if part]
