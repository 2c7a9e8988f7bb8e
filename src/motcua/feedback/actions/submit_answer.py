"""Send a filled-in questionnaire: counted once, and cut off from who sent it (Luật 91/2025/QH15)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.feedback.actions._surveys import checked, count_once, locked, locked_member
from motcua.feedback.models import SampleMember
from motcua.feedback.rules.lifecycle import ONLINE, MemberState, SurveyState
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState

ANSWER_SUBMITTED = events.declare("feedback.answer_submitted", "Nhận phiếu khảo sát")


@transaction.atomic
def submit_answer(
    member: SampleMember, *, by: Actor, at: dt.datetime, channel: str = ONLINE
) -> None:
    """What was kept as draft becomes the answer. The event tells the channel and nothing of whom.

    Raises WrongState (`answered`) the second time, InvalidInput by question when some is missing.
    """
    survey = locked(member.survey, SurveyState.OPEN)
    row = locked_member(member)
    if row.state != MemberState.ASKED:
        raise WrongState("Phiếu này đã được gửi. Mỗi phiếu chỉ tính một lần.", code="answered")
    if survey.closes_on < clock.local(at).date():
        raise WrongState("Khảo sát đã hết hạn nhận phiếu.", code="closed")
    given = checked(survey.questionnaire.questions, row.draft)
    count_once(survey, row, given, channel)
    record(chain=survey.chain, type=ANSWER_SUBMITTED, by=by, at=at, facts={"channel": channel})
