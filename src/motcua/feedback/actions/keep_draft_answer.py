"""Keep one answer of a questionnaire that is being filled in, so that a lost line loses nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from motcua.feedback.actions._surveys import locked_member
from motcua.feedback.models import SampleMember
from motcua.feedback.rules.lifecycle import MemberState, SurveyState
from motcua.feedback.rules.questionnaire import TEXT, Question, fault_of
from motcua.feedback.rules.screening import screened
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, WrongState


@transaction.atomic
def keep_draft_answer(
    member: SampleMember, *, by: Actor, at: dt.datetime, question: Question, values: Sequence[str]
) -> SampleMember:
    """Raises InvalidInput on the question's key."""
    row = locked_member(member)
    closed = SurveyState(row.survey.state) != SurveyState.OPEN
    if closed or row.state not in {MemberState.ASKED, MemberState.RESERVE}:
        raise WrongState("Phiếu này không còn nhận câu trả lời.", code="closed")
    given = [value for value in values if value.strip()]
    if fault := fault_of(question, given):
        raise InvalidInput(fault, field=question.key)
    if question.kind == TEXT:
        given = [screened(value) for value in given]
    row.draft = {**row.draft, question.key: given}
    row.save(update_fields=["draft"])
    return row
