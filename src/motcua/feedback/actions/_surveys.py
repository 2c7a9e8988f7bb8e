"""What the verbs of surveys share: the lock, the states, and the one way an answer is counted."""

from __future__ import annotations

from collections.abc import Collection

from motcua.feedback.models import Invitation, SampleMember, Survey, SurveyAnswer
from motcua.feedback.rules.lifecycle import STATES, MemberState, SurveyState
from motcua.feedback.rules.questionnaire import TEXT, Given, Questionnaire, fault_of, kept, missing
from motcua.feedback.rules.screening import screened
from motcua.kernel.errors import InvalidInput, WrongState


def locked(survey: Survey, *states: SurveyState) -> Survey:
    """Raises WrongState, saying where it stands, unless it is in one of `states`."""
    rows = Survey.objects.select_for_update(of=("self",)).select_related("questionnaire")
    row = rows.get(pk=survey.pk)
    if SurveyState(row.state) not in states:
        now = STATES[SurveyState(row.state)].lower()
        wanted = " hoặc ".join(STATES[state].lower() for state in states)
        raise WrongState(f"Khảo sát {now}; việc này làm khi khảo sát {wanted}.")
    return row


def locked_member(member: SampleMember) -> SampleMember:
    return SampleMember.objects.select_for_update().get(pk=member.pk)


def checked(questionnaire: Questionnaire, given: Given) -> dict[str, list[str]]:
    """Free text screened, answers to unasked questions dropped; raises InvalidInput by question."""
    known = {question.key: question for question in questionnaire.questions}
    if unknown := sorted(set(given) - set(known)):
        raise InvalidInput(f"Bộ câu hỏi không có câu “{unknown[0][:40]}”.", field=unknown[0][:40])
    left = kept(questionnaire, given)
    faults = {key: [fault_of(known[key], values)] for key, values in left.items()}
    lacking = {question.key: place for place, question in missing(questionnaire, left)}
    errors = {key: texts for key, texts in faults.items() if texts[0]}
    errors |= {
        key: [f"Câu {place} chưa có câu trả lời. Chọn một mục rồi gửi."]
        for key, place in lacking.items()
    }
    if errors:
        raise InvalidInput(errors=errors)
    return {
        key: [screened(text) for text in values] if known[key].kind == TEXT else values
        for key, values in left.items()
    }


def count_once(survey: Survey, member: SampleMember, given: Given, channel: str) -> None:
    """The answer stands alone from here on: what tied it to the member is emptied."""
    SurveyAnswer.objects.create(
        survey=survey, stratum_id=member.stratum_id, channel=channel, given=dict(given)
    )
    member.state = MemberState.ANSWERED
    member.draft, member.first_entry, member.first_entry_by = {}, {}, ""
    member.save(update_fields=["state", "draft", "first_entry", "first_entry_by"])


def without_tokens(members: Collection[int]) -> None:
    """Secrets of those who are not asked any more open nothing."""
    Invitation.objects.filter(member_id__in=members).delete()
