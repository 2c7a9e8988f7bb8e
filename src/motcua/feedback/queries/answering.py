"""What a respondent sees: the questionnaire behind a secret, and the own answers so far."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from motcua.feedback.models import SampleMember, Survey
from motcua.feedback.queries import seats, tokens
from motcua.feedback.rules.lifecycle import MemberState, SurveyState
from motcua.feedback.rules.questionnaire import Question, Questionnaire, kept, missing

OPEN, ANSWERED, OVER = "open", "answered", "over"

__all__ = ["Question", "SampleMember"]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """`state`: open, answered (the secret was used), over (closed, replaced)."""

    member: SampleMember
    survey: Survey
    questionnaire: Questionnaire
    given: dict[str, list[str]]
    unit: str
    state: str

    def place_after(self, place: int) -> int | None:
        """The next question that is asked; None after the last."""
        return next((at for at, _q in self.questionnaire.asked(self.given) if at > place), None)

    def place_before(self, place: int) -> int | None:
        earlier = [at for at, _q in self.questionnaire.asked(self.given) if at < place]
        return earlier[-1] if earlier else None

    def question_at(self, place: int) -> Question | None:
        return next((q for at, q in self.questionnaire.asked(self.given) if at == place), None)

    @property
    def lines(self) -> list[tuple[int, Question, list[str]]]:
        """Place, question, and the words of the answer."""
        return [(at, q, _words(q, self.given)) for at, q in self.questionnaire.asked(self.given)]

    @property
    def lacking(self) -> list[tuple[int, Question]]:
        return missing(self.questionnaire, self.given)


def sheet(token: str, on: dt.date) -> Sheet | None:
    """None for a secret that opens nothing."""
    member = tokens.member_of(token)
    return of_member(member, on) if member else None


def of_member(member: SampleMember, on: dt.date) -> Sheet:
    survey = member.survey
    questionnaire = survey.questionnaire.questions
    return Sheet(
        member=member, survey=survey, questionnaire=questionnaire,
        given=kept(questionnaire, member.draft),
        unit=seats.names({member.stratum.unit_id}, on)[member.stratum.unit_id],
        state=_state(member, on),
    )  # fmt: skip


def invited(code: str) -> SampleMember | None:
    """Whether an open survey asks about this dossier and waits for its answer."""
    rows = SampleMember.objects.select_related("survey", "stratum")
    return rows.filter(
        dossier__code=code, state=MemberState.ASKED, survey__state=SurveyState.OPEN
    ).first()


def _state(member: SampleMember, on: dt.date) -> str:
    if member.state == MemberState.ANSWERED:
        return ANSWERED
    open_ = member.survey.state == SurveyState.OPEN and on <= member.survey.closes_on
    return OPEN if open_ and member.state == MemberState.ASKED else OVER


def _words(question: Question, given: dict[str, list[str]]) -> list[str]:
    values = given.get(question.key, [])
    found = [question.option(value) for value in values]
    return [option.label if option else value for option, value in zip(found, values, strict=True)]
