"""One verb, one file."""

from __future__ import annotations

from motcua.feedback.actions.accept_invitation import accept_invitation
from motcua.feedback.actions.close_survey import close_survey
from motcua.feedback.actions.design_survey import design_survey
from motcua.feedback.actions.draw_sample import draw_sample
from motcua.feedback.actions.enter_paper import enter_paper
from motcua.feedback.actions.import_answers import import_answers
from motcua.feedback.actions.import_external_index import import_external_index
from motcua.feedback.actions.invite_members import Slip, invite_members
from motcua.feedback.actions.keep_draft_answer import keep_draft_answer
from motcua.feedback.actions.keep_questionnaire import keep_questionnaire, own_questionnaires
from motcua.feedback.actions.open_survey import open_survey
from motcua.feedback.actions.publish_survey import publish_survey
from motcua.feedback.actions.rate_service import rate_service
from motcua.feedback.actions.replace_members import replace_members
from motcua.feedback.actions.submit_answer import submit_answer

__all__ = [
    "Slip",
    "accept_invitation",
    "close_survey",
    "design_survey",
    "draw_sample",
    "enter_paper",
    "import_answers",
    "import_external_index",
    "invite_members",
    "keep_draft_answer",
    "keep_questionnaire",
    "open_survey",
    "own_questionnaires",
    "publish_survey",
    "rate_service",
    "replace_members",
    "submit_answer",
]
