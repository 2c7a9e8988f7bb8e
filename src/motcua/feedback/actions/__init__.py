"""One verb, one file."""

from __future__ import annotations

from motcua.feedback.actions.accept_invitation import accept_invitation
from motcua.feedback.actions.approve_answer import approve_answer
from motcua.feedback.actions.ask_petitioner import ask_petitioner
from motcua.feedback.actions.assign_petition import assign_petition
from motcua.feedback.actions.classify_petition import classify_petition
from motcua.feedback.actions.close_petition import close_petition
from motcua.feedback.actions.close_survey import close_survey
from motcua.feedback.actions.design_survey import design_survey
from motcua.feedback.actions.draft_answer import draft_answer
from motcua.feedback.actions.draw_sample import draw_sample
from motcua.feedback.actions.enter_paper import enter_paper
from motcua.feedback.actions.import_answers import import_answers
from motcua.feedback.actions.import_external_index import import_external_index
from motcua.feedback.actions.invite_members import Slip, invite_members
from motcua.feedback.actions.keep_draft_answer import keep_draft_answer
from motcua.feedback.actions.keep_questionnaire import keep_questionnaire, own_questionnaires
from motcua.feedback.actions.lodge_petition import (
    MOST_FILES,
    About,
    Lodged,
    lodge_petition,
)
from motcua.feedback.actions.mark_repeated import mark_repeated
from motcua.feedback.actions.open_survey import open_survey
from motcua.feedback.actions.publish_answer import publish_answer
from motcua.feedback.actions.publish_survey import publish_survey
from motcua.feedback.actions.rate_answer import rate_answer
from motcua.feedback.actions.rate_service import rate_service
from motcua.feedback.actions.receive_petition import receive_petition
from motcua.feedback.actions.refuse_petition import refuse_petition
from motcua.feedback.actions.replace_members import replace_members
from motcua.feedback.actions.rereckon_petitions import rereckon_petitions
from motcua.feedback.actions.return_petition import return_petition
from motcua.feedback.actions.reveal_contact import reveal_contact
from motcua.feedback.actions.send_back_answer import send_back_answer
from motcua.feedback.actions.submit_answer import submit_answer
from motcua.feedback.actions.supplement_petition import supplement_petition
from motcua.feedback.actions.transfer_petition import transfer_petition

__all__ = [
    "MOST_FILES",
    "About",
    "Lodged",
    "Slip",
    "accept_invitation",
    "approve_answer",
    "ask_petitioner",
    "assign_petition",
    "classify_petition",
    "close_petition",
    "close_survey",
    "design_survey",
    "draft_answer",
    "draw_sample",
    "enter_paper",
    "import_answers",
    "import_external_index",
    "invite_members",
    "keep_draft_answer",
    "keep_questionnaire",
    "lodge_petition",
    "mark_repeated",
    "open_survey",
    "own_questionnaires",
    "publish_answer",
    "publish_survey",
    "rate_answer",
    "rate_service",
    "receive_petition",
    "refuse_petition",
    "replace_members",
    "rereckon_petitions",
    "return_petition",
    "reveal_contact",
    "send_back_answer",
    "submit_answer",
    "supplement_petition",
    "transfer_petition",
]
