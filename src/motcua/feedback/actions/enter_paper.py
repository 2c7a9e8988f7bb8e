"""Type a paper slip in, by one official or, where the survey asks for it, by two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from motcua.audit.actions import record
from motcua.feedback import policies
from motcua.feedback.actions._surveys import checked, count_once, locked, locked_member
from motcua.feedback.models import SampleMember
from motcua.feedback.rules.lifecycle import PAPER, MemberState, SurveyState
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, WrongState

PAPER_ENTERED = events.declare("feedback.paper_entered", "Nhập phiếu giấy")


@transaction.atomic
def enter_paper(
    member: SampleMember, *, by: Actor, at: dt.datetime, given: dict[str, list[str]]
) -> bool:
    """True when the slip counts now; False when it waits for its second entry.

    Raises InvalidInput by question where the two entries differ, WrongState when it was counted.
    """
    policies.require_entering(by)
    survey = locked(member.survey, SurveyState.OPEN)
    row = locked_member(member)
    if row.state != MemberState.ASKED:
        raise WrongState("Phiếu này đã được tính. Mỗi phiếu chỉ tính một lần.", code="answered")
    answers = checked(survey.questionnaire.questions, given)
    if survey.double_entry and not row.first_entry:
        row.first_entry, row.first_entry_by = answers, by.reference
        row.save(update_fields=["first_entry", "first_entry_by"])
        record(chain=survey.chain, type=PAPER_ENTERED, by=by, at=at, facts={"entry": 1})
        return False
    if survey.double_entry:
        _compare(row, answers, by)
    count_once(survey, row, answers, PAPER)
    record(chain=survey.chain, type=PAPER_ENTERED, by=by, at=at, facts={"entry": 2, "counted": 1})
    return True


def _compare(row: SampleMember, answers: dict[str, list[str]], by: Actor) -> None:
    if row.first_entry_by == by.reference:
        raise InvalidInput("Lần nhập thứ hai do người khác làm. Chuyển phiếu cho người khác nhập.")
    keys: Sequence[str] = [
        *row.first_entry,
        *(key for key in answers if key not in row.first_entry),
    ]
    differ = [key for key in keys if row.first_entry.get(key) != answers.get(key)]
    if differ:
        message = "Khác với lần nhập thứ nhất. Xem lại phiếu giấy rồi nhập đúng như phiếu."
        raise InvalidInput(errors={key: [message] for key in differ})
